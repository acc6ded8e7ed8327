import { aligning } from '@/lib/anchoring/align-tokens';
import { NONE } from '@/lib/anchoring/alignment';
import { type AnchorResult, MOST_CANDIDATES } from '@/lib/anchoring/anchor-result';
import { type CutText, cuttingText } from '@/lib/anchoring/cut-text';
import { placesOf } from '@/lib/anchoring/places-of';
import { bestStretch, type Stretch, weightsOf } from '@/lib/anchoring/stretch';
import { type Token, Vocabulary } from '@/lib/anchoring/tokens';
import { finish, PAUSE_EVERY, type Work } from '@/lib/anchoring/work';
import { partitionPoint } from '@/lib/text/partition-point';
import type { TextRange } from '@/lib/text/text-range';

/** Of the words under an anchor, the share that must still stand together: with less, it is another sentence. README.md says why. */
const FLOOR = 0.45;
/** Tokens on either side that are looked at to tell whether a place is the one that was meant. */
const NEIGHBOURS = 6;
const ENOUGH = 3;
/** So many tokens more than there were can stand in the place of others. */
const ROOM = 1;
/** As many tokens tell a place by themselves, if they stand in no other. */
const TELLING = 3;

/** What is known of the two texts, for all anchors. */
interface Texts {
  before: string;
  after: string;
  a: readonly Token[];
  b: readonly Token[];
  forward: Int32Array;
  moved: Uint8Array;
  weightsA: Float64Array;
  weightsB: Float64Array;
  /** For each token of `before` and one more: the end, in `after`, of the last one up to it that is there in its order. */
  ends: Int32Array;
  /** How often each key stands in `after`. */
  counts: Int32Array;
}

/** Two versions of a text, compared: for those who ask about ranges at different times, or of the words in between. */
export interface Comparison {
  readonly before: CutText;
  readonly after: CutText;
  /** Which token of the new text each of the old one is (-1 for none), and whether it has left its order. */
  readonly forward: Int32Array;
  readonly moved: Uint8Array;
  /** What has become of a range of the old text, as `carryAnchors` says it. */
  carry(range: TextRange): AnchorResult;
  /** The stretch of either text between the nearest words around an offset of the old one that are there in their order. */
  gapAt(offset: number): { before: TextRange; after: TextRange };
}

/**
 * Finds ranges of one version of a text again in the next: one result each, in the order given. The versions are compared once, word by
 * word, so a range goes where its words went, and its context decides between equal places. Ranges are clamped; a
 * reversed one is turned round. Whatever is `placed` or `moved` has the very same words.
 */
export function carryAnchors(before: string, after: string, ranges: readonly TextRange[]): AnchorResult[] {
  const wanted = ranges.map((range) => clampRange(range, before.length));
  if (before === after) return wanted.map((range) => ({ status: 'placed', ...range, score: 1 }));
  const comparison = compareTexts(before, after);
  return wanted.map((range) => comparison.carry(range));
}

/** Compares two versions of a text once, for many questions. */
export function compareTexts(before: string, after: string): Comparison {
  return finish(comparing(before, after));
}

/** `compareTexts`, with pauses. */
export function* comparing(before: string, after: string): Work<Comparison> {
  const vocabulary = new Vocabulary();
  const old = yield* cuttingText(before, vocabulary);
  const fresh = yield* cuttingText(after, vocabulary);
  const { forward, moved } = yield* aligning(old, fresh);
  const [a, b] = [old.tokens, fresh.tokens];
  // For each token and one more: the nearest one before it, and from it on, that is there in its order.
  const lasts = new Int32Array(a.length + 1).fill(NONE);
  const nexts = new Int32Array(a.length + 1).fill(a.length);
  const ends = new Int32Array(a.length + 1);
  // Which of several signs is which, nobody can tell: the full stop of a sentence that is gone is as good as the one before it.
  const isKept = (i: number) =>
    moved[i] !== 1 && (forward[i] ?? NONE) !== NONE && vocabulary.isWord(a[i]?.key ?? NONE);
  for (let i = 0; i < a.length; i++) {
    lasts[i + 1] = isKept(i) ? i : (lasts[i] ?? NONE);
    const there = moved[i] === 1 ? undefined : b[forward[i] ?? NONE];
    ends[i + 1] = there?.end ?? ends[i] ?? 0;
    if (i % PAUSE_EVERY === 0) yield;
  }
  for (let i = a.length - 1; i >= 0; i--) {
    nexts[i] = isKept(i) ? i : (nexts[i + 1] ?? a.length);
    if (i % PAUSE_EVERY === 0) yield;
  }
  const counts = countsOf(fresh.keys, vocabulary.size);
  yield;
  const weightsA = weightsOf(old);
  yield;
  const texts = { before, after, a, b, forward, moved, weightsA, weightsB: weightsOf(fresh), ends, counts };
  return {
    before: old,
    after: fresh,
    forward,
    moved,
    carry: (range) => carry(clampRange(range, before.length), texts),
    gapAt: (offset) => {
      const last = lasts[partitionPoint(a.length, (i) => (a[i]?.end ?? 0) <= offset)] ?? NONE;
      const next = nexts[partitionPoint(a.length, (i) => (a[i]?.start ?? 0) < offset)] ?? a.length;
      const [from, to] = [b[forward[last] ?? NONE], b[forward[next] ?? NONE]];
      return {
        before: { start: a[last]?.end ?? 0, end: a[next]?.start ?? before.length },
        after: { start: from?.end ?? 0, end: to?.start ?? after.length },
      };
    },
  };
}

function countsOf(keys: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function clampRange({ start, end }: TextRange, length: number): TextRange {
  const clamp = (offset: number) => Math.min(Math.max(offset, 0), length);
  return { start: clamp(Math.min(start, end)), end: clamp(Math.max(start, end)) };
}

function carry(range: TextRange, texts: Texts): AnchorResult {
  const { before, after, a, ends } = texts;
  const first = partitionPoint(a.length, (index) => (a[index]?.end ?? 0) <= range.start);
  const behind = partitionPoint(a.length, (index) => (a[index]?.start ?? 0) < range.end);
  if (behind <= first) return carrySpace(range, first, texts);
  const words = before.slice(range.start, range.end);
  const best = bestStretch(first, behind, texts);
  const stretch = best && best.share >= FLOOR ? widen(best, first, behind, texts) : null;
  const found = stretch && offsetsOf(stretch, range, first, behind, texts);
  const isSame = found !== null && after.slice(found.start, found.end) === words;
  const isSure = stretch !== null && (!stretch.moved || isOneBlock(first, behind, texts));
  if (stretch && isSame && isSure && isBelieved(first, behind, stretch, texts)) {
    return { status: stretch.moved ? 'moved' : 'placed', ...found, score: 1 };
  }
  // Words that stand once in either text are the same ones, whatever became of those around them.
  const isTelling = behind - first >= TELLING;
  const places = behind - first > 1 ? placesOf(after, words, MOST_CANDIDATES + 1) : [];
  const [only] = places;
  if (only !== undefined && places.length === 1 && isTelling && placesOf(before, words, 2).length === 1) {
    const place = { start: only, end: only + words.length };
    return { status: isInOrder(place, first, behind, texts) ? 'placed' : 'moved', ...place, score: 1 };
  }
  if (stretch && found && !isSame)
    return { status: 'changed', ...found, score: Math.min(stretch.share, 0.99) };
  if (places.length === 0 || places.length > MOST_CANDIDATES)
    return { status: 'orphaned', hint: ends[first] ?? 0 };
  return {
    status: 'ambiguous',
    candidates: places.map((start) => ({ start, end: start + words.length, score: 1 / places.length })),
  };
}

/** Takes in what stands at an edge in the place of the range's own words, if that is not much more than they were. */
function widen(stretch: Stretch, first: number, behind: number, { forward }: Texts): Stretch {
  const { a0, a1, b0, b1 } = stretch;
  const left = first === 0 ? 0 : (forward[first - 1] ?? NONE) + 1;
  const right = forward[behind] ?? NONE;
  const replaces = (mine: number, others: number) => mine > 0 && others > 0 && others <= mine + ROOM;
  return {
    ...stretch,
    b0: left > 0 && replaces(a0 - first, b0 - left) ? left : b0,
    b1: replaces(behind - a1, right - b1) ? right : b1,
  };
}

/** Whether a place lies between what stood before the range and what stood behind it. */
function isInOrder(
  { start, end }: TextRange,
  first: number,
  behind: number,
  { b, forward, moved, ends }: Texts,
): boolean {
  if (start < (ends[first] ?? 0)) return false;
  for (let i = behind; i < forward.length; i++) {
    if (moved[i] === 1 || forward[i] === NONE) continue;
    return end <= (b[forward[i] ?? NONE]?.start ?? end);
  }
  return true;
}

/** A range without a word is where its neighbours are, if these still are neighbours. */
function carrySpace(
  { start, end }: TextRange,
  next: number,
  { before, after, a, b, forward, ends }: Texts,
): AnchorResult {
  const last = next === 0 ? { start: 0, end: 0 } : b[forward[next - 1] ?? NONE];
  const following = next === a.length ? { start: after.length, end: after.length } : b[forward[next] ?? NONE];
  const from = (last?.end ?? 0) + start - (a[next - 1]?.end ?? 0);
  const found = { start: from, end: from + end - start };
  const isThere =
    last !== undefined &&
    following !== undefined &&
    found.end <= following.start &&
    after.slice(last.end, following.start).trim() === '' &&
    after.slice(found.start, found.end) === before.slice(start, end);
  return isThere ? { status: 'placed', ...found, score: 1 } : { status: 'orphaned', hint: ends[next] ?? 0 };
}

/** The stretch in offsets: as much of its first and last token as the range had, and of the space around them. */
function offsetsOf(
  stretch: Stretch,
  { start, end }: TextRange,
  first: number,
  behind: number,
  { before, after, a, b }: Texts,
): TextRange {
  const [from, to] = [b[stretch.b0], b[stretch.b1 - 1]];
  const found = { start: from?.start ?? 0, end: to?.end ?? 0 };
  const [head, tail] = [a[first], a[behind - 1]];
  if (!head || !tail) return found;
  if (stretch.a0 === first) {
    const inside = start - head.start;
    if (inside > 0 || after.slice(found.start + inside, found.start) === before.slice(start, head.start)) {
      found.start = Math.max(0, found.start + inside);
    }
  }
  if (stretch.a1 === behind) {
    const beyond = end - tail.end;
    if (beyond < 0 || after.slice(found.end, found.end + beyond) === before.slice(tail.end, end)) {
      found.end = Math.min(after.length, found.end + beyond);
    }
  }
  return found;
}

/** Whether all that moved with the range stands only once in either text: of two like blocks that changed places nobody knows which is which. */
function isOneBlock(first: number, behind: number, { before, after, a, b, forward, moved }: Texts): boolean {
  let [from, to] = [first, behind - 1];
  const goesOn = (i: number, next: number) =>
    moved[next] === 1 && forward[next] === (forward[i] ?? NONE) + next - i;
  while (goesOn(from, from - 1)) from -= 1;
  while (goesOn(to, to + 1)) to += 1;
  const [was, is] = [
    before.slice(a[from]?.start, a[to]?.end),
    after.slice(b[forward[from] ?? NONE]?.start, b[forward[to] ?? NONE]?.end),
  ];
  return placesOf(before, was, 2).length === 1 && placesOf(after, is, 2).length === 1;
}

/** Whether enough of what stood beside the range stands beside the place: anything, or more when all its words come elsewhere too. */
function isBelieved(first: number, behind: number, stretch: Stretch, texts: Texts): boolean {
  let isRare = false;
  for (let i = first; i < behind && !isRare; i++) isRare = texts.counts[texts.a[i]?.key ?? NONE] === 1;
  return countNeighbours(first, behind, stretch, texts) >= (isRare ? 1 : ENOUGH);
}

/** How many of the nearest tokens on either side are near the place, in their order; beyond the end of a text stands what stood there. */
function countNeighbours(
  first: number,
  behind: number,
  { b0, b1 }: Stretch,
  { a, b, forward }: Texts,
): number {
  let count = 0;
  for (let k = 1; k <= NEIGHBOURS; k++) {
    const left = forward[first - k] ?? NONE;
    const right = forward[behind - 1 + k] ?? NONE;
    const isStart = first - k < 0 && b0 - k < 0;
    const isEnd = behind - 1 + k >= a.length && b1 - 1 + k >= b.length;
    if (isStart || (left !== NONE && left < b0 && left >= b0 - 2 * NEIGHBOURS)) count += 1;
    if (isEnd || (right !== NONE && right >= b1 && right < b1 + 2 * NEIGHBOURS)) count += 1;
  }
  return count;
}
