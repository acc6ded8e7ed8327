import { NONE } from '@/lib/anchoring/alignment';
import { type Comparison, comparing } from '@/lib/anchoring/carry-anchors';
import type { Token } from '@/lib/anchoring/tokens';
import { finish, PAUSE_EVERY, type Work } from '@/lib/anchoring/work';
import type { TextRange } from '@/lib/text/text-range';
import { type BlockTokens, pairingByWords } from '@/lib/versions/pairing-rules';

/** `moved_from`: stands elsewhere in the new text; `moved_to`: stood elsewhere in the old one. */
export const PIECE_OPS = ['same', 'drop', 'add', 'moved_from', 'moved_to'] as const;
export type PieceOp = (typeof PIECE_OPS)[number];

/** Words that share what became of them, with the space behind them. */
export interface Piece {
  op: PieceOp;
  text: string;
}

/** A textblock as a comparison reads it: where it stands in its text, and what it is. */
export interface BlockFacts extends TextRange {
  /** paragraph, heading1 … heading4, caption, codeBlock */
  kind: string;
}

/** A text with its blocks. */
export interface ComparedText {
  text: string;
  blocks: readonly BlockFacts[];
}

/**
 * One block of the old text beside what it is in the new one; one side is null when it is in one only. What is `same`, `drop` or
 * `moved_from` makes up the old block, what is `same`, `add` or `moved_to` the new one.
 */
export interface ComparedRow {
  left: BlockFacts | null;
  right: BlockFacts | null;
  pieces: Piece[];
}

/** Two texts side by side, with the words that are only in one of them or have moved counted. Blocks without a word are left out. */
export interface TextComparison {
  rows: ComparedRow[];
  added: number;
  dropped: number;
  moved: number;
}

/** Fewer words in a row that are in another block than the one beside it are there by chance. */
const LEAST_RUN = 5;

/** Compares two texts block by block and word by word. */
export function compareBlocks(before: ComparedText, after: ComparedText): TextComparison {
  return finish(comparingBlocks(before, after));
}

/** `compareBlocks`, with pauses; for those who have compared the texts, `comparison` is theirs. */
export function* comparingBlocks(
  before: ComparedText,
  after: ComparedText,
  comparison?: Comparison,
): Work<TextComparison> {
  const compared = comparison ?? (yield* comparing(before.text, after.text));
  const sides = { a: sideOf(before, compared.before.tokens), b: sideOf(after, compared.after.tokens) };
  yield;
  const { forward, moved } = compared;
  const mapping = { forward, moved, backward: backwardOf(forward, sides.b.tokens.length) };
  const pairs = yield* pairingByWords(sides.a, sides.b, compared);
  const rows: ComparedRow[] = [];
  let from = { a: 0, b: 0 };
  for (const pair of [...pairs, { a: before.blocks.length, b: after.blocks.length }]) {
    for (let a = from.a; a < pair.a; a++) rows.push(yield* makingRow(a, null, sides, mapping));
    for (let b = from.b; b < pair.b; b++) rows.push(yield* makingRow(null, b, sides, mapping));
    if (pair.a < before.blocks.length) rows.push(yield* makingRow(pair.a, pair.b, sides, mapping));
    from = { a: pair.a + 1, b: pair.b + 1 };
  }
  const told = rows.filter(({ pieces }) => pieces.some(({ text }) => /\S/u.test(text)));
  yield;
  return {
    rows: told,
    added: yield* countingWords(sides.b, mapping.backward),
    dropped: yield* countingWords(sides.a, forward),
    moved: countMoved(told),
  };
}

/** Whether a row is worth looking at. */
export function isRowChanged({ left, right, pieces }: ComparedRow): boolean {
  return left?.kind !== right?.kind || pieces.some(({ op }) => op !== 'same');
}

/** Words in a text, as comparisons count them: words, numbers, and single characters of scripts without spaces. */
function isWord(text: string, { start, end }: TextRange): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, Math.min(end, start + 2)));
}

interface Side extends ComparedText, BlockTokens {
  tokens: readonly Token[];
  /** Index of the first token of each block, and of none behind the last. */
  firsts: Int32Array;
}
interface Sides {
  a: Side;
  b: Side;
}
interface Mapping {
  forward: Int32Array;
  backward: Int32Array;
  moved: Uint8Array;
}

function sideOf({ text, blocks }: ComparedText, tokens: readonly Token[]): Side {
  const blockOf = new Int32Array(tokens.length);
  const counts = new Int32Array(blocks.length);
  const firsts = new Int32Array(blocks.length + 1).fill(tokens.length);
  let i = 0;
  blocks.forEach(({ end }, block) => {
    firsts[block] = i;
    for (; i < tokens.length && (tokens[i]?.start ?? 0) < end; i++) {
      blockOf[i] = block;
      counts[block] = (counts[block] ?? 0) + 1;
    }
  });
  return { text, blocks, tokens, blockOf, counts, firsts };
}

function backwardOf(forward: Int32Array, size: number): Int32Array {
  const backward = new Int32Array(size).fill(NONE);
  forward.forEach((j, i) => {
    if (j !== NONE) backward[j] = i;
  });
  return backward;
}

function* makingRow(
  blockA: number | null,
  blockB: number | null,
  { a, b }: Sides,
  mapping: Mapping,
): Work<ComparedRow> {
  const { forward, backward, moved } = mapping;
  const left = blockA === null ? null : (a.blocks[blockA] ?? null);
  const right = blockB === null ? null : (b.blocks[blockB] ?? null);
  const pieces = new Pieces();
  const [iFirst, iEnd] = blockA === null ? [0, 0] : [a.firsts[blockA] ?? 0, a.firsts[blockA + 1] ?? 0];
  const [jFirst, jEnd] = blockB === null ? [0, 0] : [b.firsts[blockB] ?? 0, b.firsts[blockB + 1] ?? 0];
  let [i, j] = [iFirst, jFirst];
  const isPaired = (index: number) => {
    const to = forward[index] ?? NONE;
    return to !== NONE && moved[index] !== 1 && to >= j && to < jEnd;
  };
  const spaceOf = (side: Side, index: number, end: number, block: BlockFacts | null) =>
    side.text.slice(
      side.tokens[index]?.end ?? block?.start ?? 0,
      index + 1 < end ? side.tokens[index + 1]?.start : block?.end,
    );
  const wordOf = (side: Side, index: number) =>
    side.text.slice(side.tokens[index]?.start, side.tokens[index]?.end);
  const leadOf = (side: Side, index: number, end: number, block: BlockFacts | null) =>
    side.text.slice(block?.start ?? 0, index < end ? side.tokens[index]?.start : (block?.end ?? 0));
  pieces.both(leadOf(a, i, iEnd, left), leadOf(b, j, jEnd, right));
  while (i < iEnd || j < jEnd) {
    while (i < iEnd && !isPaired(i)) {
      if (i % PAUSE_EVERY === 0) yield;
      const isAway = isElsewhere(i, mapping) || (isSign(a, i) && pieces.last === 'moved_from');
      pieces.push(isAway ? 'moved_from' : 'drop', wordOf(a, i) + spaceOf(a, i, iEnd, left));
      i += 1;
    }
    const stop = i < iEnd ? (forward[i] ?? NONE) : jEnd;
    for (; j < stop; j++) {
      if (j % PAUSE_EVERY === 0) yield;
      const isFromAway =
        isElsewhere(backward[j] ?? NONE, mapping) || (isSign(b, j) && pieces.last === 'moved_to');
      pieces.push(isFromAway ? 'moved_to' : 'add', wordOf(b, j) + spaceOf(b, j, jEnd, right));
    }
    if (i >= iEnd) continue;
    if (i % PAUSE_EVERY === 0) yield;
    pieces.push('same', wordOf(a, i));
    pieces.both(spaceOf(a, i, iEnd, left), spaceOf(b, j, jEnd, right));
    i += 1;
    j += 1;
  }
  return { left, right, pieces: pieces.told() };
}

/** Whether a word of the old text stands elsewhere in the new one, in the company that it had. */
function isElsewhere(i: number, { forward, moved }: Mapping): boolean {
  const to = forward[i] ?? NONE;
  if (i === NONE || to === NONE) return false;
  if (moved[i] === 1) return true;
  let length = 1;
  const goesOn = (k: number) => forward[i + k] === to + k;
  for (let k = 1; k < LEAST_RUN && goesOn(k); k++) length += 1;
  for (let k = 1; k < LEAST_RUN && goesOn(-k); k++) length += 1;
  return length >= LEAST_RUN;
}

// A sign is found again only beside its words: alone it stands in every sentence.
function isSign({ text, tokens }: Side, index: number): boolean {
  const token = tokens[index];
  return token !== undefined && !isWord(text, token);
}

class Pieces {
  readonly #list: Piece[] = [];

  get last(): PieceOp | undefined {
    return this.#list.at(-1)?.op;
  }

  push(op: PieceOp, text: string): void {
    const last = this.#list.at(-1);
    if (text === '') return;
    if (last?.op === op) last.text += text;
    else this.#list.push({ op, text });
  }

  both(left: string, right: string): void {
    if (left === right) return this.push('same', left);
    this.push('drop', left);
    this.push('add', right);
  }

  /** With what was dropped and added at one place, and is the same, as what it is. */
  told(): Piece[] {
    const told = new Pieces();
    for (let index = 0; index < this.#list.length; index++) {
      const [piece, next] = [this.#list[index], this.#list[index + 1]];
      if (!piece) continue;
      const isSame = piece.op === 'drop' && next?.op === 'add' && next.text === piece.text;
      told.push(isSame ? 'same' : piece.op, piece.text);
      if (isSame) index += 1;
    }
    return told.#list;
  }
}

/** Words of a text that are not in the other one. */
function* countingWords({ text, tokens }: Side, others: Int32Array): Work<number> {
  let count = 0;
  for (const [index, token] of tokens.entries()) {
    if (index % PAUSE_EVERY === 0) yield;
    if ((others[index] ?? NONE) === NONE && isWord(text, token)) count += 1;
  }
  return count;
}

function countMoved(rows: readonly ComparedRow[]): number {
  const moved = rows.flatMap(({ pieces }) => pieces).filter(({ op }) => op === 'moved_to');
  return moved.reduce((sum, { text }) => sum + text.split(/\s+/u).filter((word) => word !== '').length, 0);
}

/** What a comparison counted, in words: "1,200 words added, 3 dropped, 8 moved". */
export function countedWords({
  added,
  dropped,
  moved,
}: Pick<TextComparison, 'added' | 'dropped' | 'moved'>): string {
  const words = (count: number) => count.toLocaleString('en');
  const rest = moved > 0 ? `, ${words(moved)} moved` : '';
  return `${words(added)} ${added === 1 ? 'word' : 'words'} added, ${words(dropped)} dropped${rest}`;
}
