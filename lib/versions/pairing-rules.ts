import { type Alignment, NONE } from '@/lib/anchoring/alignment';
import { aligning } from '@/lib/anchoring/align-tokens';
import { keysOf, Vocabulary } from '@/lib/anchoring/tokens';
import { PAUSE_EVERY, type Work } from '@/lib/anchoring/work';

/** Of the words of the shorter of two blocks, the share that both must have to be the same block, changed. */
const ALIKE = 0.4;

/** Which block of one list goes on as which of another. */
export interface BlockPair {
  a: number;
  b: number;
}

/** In which block each token of a text stands, and how many stand in each. */
export interface BlockTokens {
  blockOf: Int32Array;
  counts: Int32Array;
}

/** Pairs blocks by their texts: in order on both sides, each block in one pair at most. */
export function* pairingBlocks(before: readonly string[], after: readonly string[]): Work<BlockPair[]> {
  const vocabulary = new Vocabulary();
  const a = yield* cuttingBlocks(vocabulary, before);
  const b = yield* cuttingBlocks(vocabulary, after);
  return yield* pairingByWords(a, b, yield* aligning(a, b));
}

/** `pairingBlocks` for those who have compared the texts. */
export function* pairingByWords(
  a: BlockTokens,
  b: BlockTokens,
  { forward, moved }: Alignment,
): Work<BlockPair[]> {
  // How many words of a block went into each of the other list's, in their order.
  const shared = new Map<number, Map<number, number>>();
  for (const [i, j] of forward.entries()) {
    if (i % PAUSE_EVERY === 0) yield;
    if (j === NONE || moved[i] === 1) continue;
    const [from, to] = [a.blockOf[i] ?? 0, b.blockOf[j] ?? 0];
    const counts = shared.get(from) ?? new Map<number, number>();
    counts.set(to, (counts.get(to) ?? 0) + 1);
    shared.set(from, counts);
  }
  const pairs: (BlockPair & { count: number })[] = [];
  for (const [from, counts] of [...shared].toSorted(([one], [other]) => one - other)) {
    const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
    if (!best) continue;
    const [to, count] = best;
    if (count < ALIKE * Math.min(a.counts[from] ?? 0, b.counts[to] ?? 0)) continue;
    const last = pairs.at(-1);
    if (last && last.b >= to) {
      if (last.b > to || last.count >= count) continue;
      pairs.pop();
    }
    pairs.push({ a: from, b: to, count });
  }
  return pairs.map((pair) => ({ a: pair.a, b: pair.b }));
}

function* cuttingBlocks(
  vocabulary: Vocabulary,
  texts: readonly string[],
): Work<BlockTokens & { keys: Int32Array }> {
  const keys: Int32Array[] = [];
  for (const text of texts) keys.push(keysOf(yield* vocabulary.cutting(text)));
  return {
    keys: Int32Array.from(keys.flatMap((each) => [...each])),
    blockOf: Int32Array.from(keys.flatMap((each, block) => Array.from(each, () => block))),
    counts: Int32Array.from(keys, (each) => each.length),
  };
}
