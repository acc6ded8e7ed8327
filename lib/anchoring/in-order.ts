import { type Gap, keyAt, NONE, type Run } from '@/lib/anchoring/alignment';
import { matchShortestEdit } from '@/lib/anchoring/shortest-edit';
import { matchingUnique } from '@/lib/anchoring/unique-stretches';
import { finish, PAUSE_EVERY, type Work } from '@/lib/anchoring/work';
import { partitionPoint } from '@/lib/text/partition-point';

// Long stretches first: that twelve words in a row are the same by chance does not happen.
const LENGTHS = [12, 6, 3, 2, 1];

/** `matchingInOrder` at once. */
export function matchInOrder(a: Int32Array, b: Int32Array, whole: Gap, forward: Int32Array): void {
  finish(matchingInOrder(a, b, whole, forward));
}

/**
 * Maps keys that stay in their order. Stretches that stand exactly once in both texts hold it (patience diff, after B. Cohen), longest
 * first; in what is left between them the shortest edit decides. Only indices within the gap are mapped.
 */
export function* matchingInOrder(a: Int32Array, b: Int32Array, whole: Gap, forward: Int32Array): Work<void> {
  const open: (Gap & { level: number })[] = [{ ...whole, level: 0 }];
  for (let gap = open.pop(); gap; gap = open.pop()) {
    const rest = matchEnds(a, b, gap, forward);
    if (rest.a0 === rest.a1 || rest.b0 === rest.b1) continue;
    const { level, chain } = yield* findingChain(a, b, rest, gap.level);
    if (chain.length === 0) {
      matchShortestEdit(a, b, rest, forward);
      yield;
      continue;
    }
    let { a0, b0 } = rest;
    for (const held of chain) {
      if (held.a % PAUSE_EVERY === 0) yield;
      if (held.a < a0 || held.b < b0) continue;
      const run = extend(a, b, held, { ...rest, a0, b0 });
      for (let k = 0; k < run.length; k++) forward[run.a + k] = run.b + k;
      open.push({ a0, a1: run.a, b0, b1: run.b, level });
      a0 = run.a + run.length;
      b0 = run.b + run.length;
    }
    open.push({ a0, a1: rest.a1, b0, b1: rest.b1, level });
  }
}

function matchEnds(a: Int32Array, b: Int32Array, { a0, a1, b0, b1 }: Gap, forward: Int32Array): Gap {
  const rest = { a0, a1, b0, b1 };
  while (rest.a0 < rest.a1 && rest.b0 < rest.b1 && keyAt(a, rest.a0) === keyAt(b, rest.b0)) {
    forward[rest.a0++] = rest.b0++;
  }
  while (rest.a0 < rest.a1 && rest.b0 < rest.b1 && keyAt(a, rest.a1 - 1) === keyAt(b, rest.b1 - 1)) {
    forward[--rest.a1] = --rest.b1;
  }
  return rest;
}

function extend(a: Int32Array, b: Int32Array, held: Run, { a0, a1, b0, b1 }: Gap): Run {
  let { a: i, b: j, length } = held;
  while (i > a0 && j > b0 && keyAt(a, i - 1) === keyAt(b, j - 1)) {
    i -= 1;
    j -= 1;
    length += 1;
  }
  while (i + length < a1 && j + length < b1 && keyAt(a, i + length) === keyAt(b, j + length)) length += 1;
  return { a: i, b: j, length };
}

function* findingChain(
  a: Int32Array,
  b: Int32Array,
  gap: Gap,
  from: number,
): Work<{ level: number; chain: Run[] }> {
  for (let level = from; level < LENGTHS.length; level++) {
    const length = LENGTHS[level] ?? 1;
    const chain = yield* findingRise(yield* matchingUnique(a, b, gap, length));
    if (chain.length > 0) return { level, chain };
  }
  return { level: LENGTHS.length, chain: [] };
}

/** The most pairs that rise on both sides, by patience sorting. */
function* findingRise(pairs: readonly Run[]): Work<Run[]> {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(NONE);
  for (const [index, { b }] of pairs.entries()) {
    if (index % PAUSE_EVERY === 0) yield;
    const pile = partitionPoint(tops.length, (each) => (pairs[tops[each] ?? NONE]?.b ?? 0) < b);
    before[index] = tops[pile - 1] ?? NONE;
    tops[pile] = index;
  }
  const chain: Run[] = [];
  for (let index = tops.at(-1) ?? NONE; index !== NONE; index = before[index] ?? NONE) {
    const pair = pairs[index];
    if (pair) chain.push(pair);
  }
  return chain.toReversed();
}
