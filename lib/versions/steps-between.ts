import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { alignTokens } from '@/lib/anchoring/align-tokens';
import { NONE } from '@/lib/anchoring/alignment';
import { matchInOrder } from '@/lib/anchoring/in-order';
import { Vocabulary } from '@/lib/anchoring/tokens';
import { replayStepsOf } from '@/lib/versions/apply-steps';
import { pairBlocks } from '@/lib/versions/pairing-rules';

/** More steps than this say less than one that replaces what they do. */
const MOST_STEPS = 400;

/**
 * Steps that turn one document of a schema into another, in the order in which they are applied: none when they are equal. Blocks that are
 * the same are left alone, alike ones are changed only where they differ, so that whoever wrote the rest has still written it.
 */
export function stepsBetween(before: Node, after: Node): Step[] {
  const wanted = joined(after);
  const fine = changeContent(before, wanted, 0);
  if (fine.length <= MOST_STEPS && replayStepsOf(before, fine)?.eq(wanted)) return fine;
  const coarse = replaceStretches(before, wanted);
  return replayStepsOf(before, coarse)?.eq(wanted) ? coarse : replaceMiddle(before, wanted);
}

/** The same document without text that is cut where nothing cuts it, as JSON from elsewhere may have it. */
export function joined(node: Node): Node {
  if (node.isLeaf) return node;
  const children = node.content.content.map(joined);
  return node.copy(Fragment.fromArray(children));
}

/** One step for each run of blocks that differ; where there are too many, the shortest of what stands between them is replaced as well. */
function replaceStretches(before: Node, after: Node): Step[] {
  const pairs = pairEqual(before, after);
  const places = placesOf(before, 0);
  // Runs of pairs that follow each other on both sides.
  const kept: { a: number; b: number; length: number }[] = [];
  for (const { a, b } of pairs) {
    const run = kept.at(-1);
    if (run && run.a + run.length === a && run.b + run.length === b) run.length += 1;
    else kept.push({ a, b, length: 1 });
  }
  const sizeOf = (run: { a: number; length: number }) =>
    (places[run.a + run.length] ?? 0) - (places[run.a] ?? 0);
  const longest = kept.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, MOST_STEPS - 1);
  const steps: Step[] = [];
  let end = { a: before.childCount, b: after.childCount };
  for (const run of [...longest.toSorted((one, other) => other.a - one.a), { a: 0, b: 0, length: 0 }]) {
    const stretch = { a0: run.a + run.length, a1: end.a, b0: run.b + run.length, b1: end.b };
    steps.push(...replaceChildren(after, places, stretch));
    end = run;
  }
  return steps;
}

/** One step for all between the first and the last block that differ. */
function replaceMiddle(before: Node, after: Node): Step[] {
  let first = 0;
  const most = Math.min(before.childCount, after.childCount);
  while (first < most && before.child(first).eq(after.child(first))) first += 1;
  let last = 0;
  const isSame = (k: number) => before.child(before.childCount - k).eq(after.child(after.childCount - k));
  while (last < most - first && isSame(last + 1)) last += 1;
  return replaceChildren(after, placesOf(before, 0), {
    a0: first,
    a1: before.childCount - last,
    b0: first,
    b1: after.childCount - last,
  });
}

type Stretch = { a0: number; a1: number; b0: number; b1: number };
type Pair = { a: number; b: number };
/** So many positions of a textblock that are the same in another. */
type Kept = { a: number; b: number; length: number };

/** Steps for what lies in a node, whose content begins at `pos`: the last place first, so that no step moves another's. */
function changeContent(before: Node, after: Node, pos: number): Step[] {
  const pairs = pairChildren(before, after);
  const places = placesOf(before, pos);
  const steps: Step[] = [];
  let end = { a: before.childCount, b: after.childCount };
  for (const { a, b } of [...pairs.toReversed(), { a: -1, b: -1 }]) {
    steps.push(...replaceChildren(after, places, { a0: a + 1, a1: end.a, b0: b + 1, b1: end.b }));
    if (a >= 0) steps.push(...changeNode(before.child(a), after.child(b), places[a] ?? pos));
    end = { a, b };
  }
  return steps;
}

/** Which children go on as which, in order: those that are equal, and between them those that say much of the same. */
function pairChildren(before: Node, after: Node): Pair[] {
  const pairs: Pair[] = [];
  let start = { a: 0, b: 0 };
  for (const pair of [...pairEqual(before, after), { a: before.childCount, b: after.childCount }]) {
    pairs.push(...pairAlike(before, after, { a0: start.a, a1: pair.a, b0: start.b, b1: pair.b }));
    if (pair.a < before.childCount) pairs.push(pair);
    start = { a: pair.a + 1, b: pair.b + 1 };
  }
  return pairs;
}

function pairEqual(before: Node, after: Node): Pair[] {
  const keys = new Map<string, number>();
  const keyOf = (node: Node) => {
    const json = JSON.stringify(node.toJSON());
    const key = keys.get(json) ?? keys.size;
    keys.set(json, key);
    return key;
  };
  const a = Int32Array.from(before.content.content, keyOf);
  const b = Int32Array.from(after.content.content, keyOf);
  const forward = new Int32Array(a.length).fill(NONE);
  matchInOrder(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, forward);
  return [...forward.entries()].flatMap(([index, to]) => (to === NONE ? [] : [{ a: index, b: to }]));
}

function pairAlike(before: Node, after: Node, { a0, a1, b0, b1 }: Stretch): Pair[] {
  const olds = before.content.content.slice(a0, a1);
  const fresh = after.content.content.slice(b0, b1);
  if (olds.length === 0 || fresh.length === 0) return [];
  const found = pairBlocks(olds.map(textOf), fresh.map(textOf));
  return found.flatMap(({ a, b }) => {
    const [one, other] = [olds[a], fresh[b]];
    return one && other && isTurnable(one, other) ? [{ a: a + a0, b: b + b0 }] : [];
  });
}

function textOf(node: Node): string {
  return node.textBetween(0, node.content.size, '\n', '\n');
}

/** Whether steps can make one of the other without replacing the whole. */
function isTurnable(one: Node, other: Node): boolean {
  if (one.isLeaf || other.isLeaf) return false;
  if (one.isTextblock !== other.isTextblock) return false;
  return one.sameMarkup(other) || (one.isTextblock && other.type.validContent(one.content));
}

function changeNode(before: Node, after: Node, pos: number): Step[] {
  if (before.eq(after)) return [];
  const inside = before.isTextblock
    ? changeText(before, after, pos + 1)
    : changeContent(before, after, pos + 1);
  if (before.sameMarkup(after)) return inside;
  const end = pos + before.nodeSize;
  const shell = new Slice(Fragment.from(after.type.create(after.attrs, null, after.marks)), 0, 0);
  return [new ReplaceAroundStep(pos, end, pos + 1, end - 1, shell, 1, true), ...inside];
}

/** Steps for what differs in a textblock whose content begins at `pos`, word by word. */
function changeText(before: Node, after: Node, pos: number): Step[] {
  const steps: Step[] = [];
  let end = { a: before.content.size, b: after.content.size };
  for (const run of [...keptRuns(before, after).toReversed(), null]) {
    const start = run ? { a: run.a + run.length, b: run.b + run.length } : { a: 0, b: 0 };
    if (start.a < end.a || start.b < end.b) {
      const slice = new Slice(after.content.cut(start.b, end.b), 0, 0);
      steps.push(new ReplaceStep(pos + start.a, pos + end.a, slice));
    }
    if (run) end = { a: run.a, b: run.b };
  }
  return steps;
}

/** Stretches of two textblocks that are the same, marks included, in order; a unit of text is a position there. */
function keptRuns(before: Node, after: Node): Kept[] {
  const [old, fresh] = [inlineText(before), inlineText(after)];
  const vocabulary = new Vocabulary();
  const [a, b] = [vocabulary.tokens(old), vocabulary.tokens(fresh)];
  const { forward, moved } = alignTokens(a, b);
  const words = a.flatMap(({ start, end }, i): Kept[] => {
    const to = moved[i] === 1 ? undefined : b[forward[i] ?? NONE];
    return to ? [{ a: start, b: to.start, length: end - start }] : [];
  });
  const runs: Kept[] = [{ a: 0, b: 0, length: 0 }];
  for (const word of [...words, { a: old.length, b: fresh.length, length: 0 }]) {
    const run = runs.at(-1);
    if (!run) continue;
    const isSpace = (one: string | undefined, other: string | undefined) =>
      one === other && /^\s$/u.test(one ?? '');
    let room = Math.min(word.a - run.a, word.b - run.b) - run.length;
    while (room > 0 && isSpace(old[run.a + run.length], fresh[run.b + run.length])) {
      run.length += 1;
      room -= 1;
    }
    if (word.a === run.a + run.length && word.b === run.b + run.length) {
      run.length += word.length;
      continue;
    }
    let left = 0;
    while (left < room && isSpace(old[word.a - left - 1], fresh[word.b - left - 1])) left += 1;
    runs.push({ a: word.a - left, b: word.b - left, length: word.length + left });
  }
  return runs.filter((run) => run.length > 0).flatMap((run) => sameMarks(before, after, run));
}

/** Of a stretch with the same text, what has the same marks: all, or what is left at its ends. */
function sameMarks(before: Node, after: Node, run: Kept): Kept[] {
  const one = before.content.cut(run.a, run.a + run.length);
  const other = after.content.cut(run.b, run.b + run.length);
  const head = one.findDiffStart(other);
  if (head === null) return [run];
  const tail = run.length - (one.findDiffEnd(other)?.a ?? 0);
  const rest = Math.min(tail, run.length - head);
  return [
    { ...run, length: head },
    { a: run.a + run.length - rest, b: run.b + run.length - rest, length: rest },
  ].filter(({ length }) => length > 0);
}

function inlineText(node: Node): string {
  return node.textBetween(0, node.content.size, '', '\n');
}

/** Positions before each child of a node whose content begins at `pos`, and after the last. */
function placesOf(node: Node, pos: number): number[] {
  const places = [pos];
  node.forEach((child, offset) => places.push(pos + offset + child.nodeSize));
  return places;
}

function replaceChildren(after: Node, places: readonly number[], { a0, a1, b0, b1 }: Stretch): Step[] {
  const [from, to] = [places[a0], places[a1]];
  if (from === undefined || to === undefined || (a0 === a1 && b0 === b1)) return [];
  return [
    new ReplaceStep(from, to, new Slice(Fragment.fromArray(after.content.content.slice(b0, b1)), 0, 0)),
  ];
}
