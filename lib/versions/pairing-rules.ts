import { alignTokens } from '@/lib/anchoring/align-tokens';
import { type Alignment, NONE } from '@/lib/anchoring/alignment';
import { type Token, Vocabulary } from '@/lib/anchoring/tokens';

/** Of the words of the shorter of two blocks, the share that both must have to be the same block, changed. */
const ALIKE = 0.4;

/** Which block of one list goes on as which of another, by their texts: pairs in order on both sides, each block in one at most. */
export function pairBlocks(before: readonly string[], after: readonly string[]): { a: number; b: number }[] {
  const vocabulary = new Vocabulary();
  const a = tokensOf(vocabulary, before);
  const b = tokensOf(vocabulary, after);
  return pairByWords(a, b, alignTokens(a.tokens, b.tokens));
}

/** The tokens of some blocks, and in which of them each stands. */
export interface BlockTokens {
  tokens: readonly Token[];
  blockOf: Int32Array;
  counts: Int32Array;
}

/** `pairBlocks` for those who have compared the texts. */
export function pairByWords(
  a: BlockTokens,
  b: BlockTokens,
  { forward, moved }: Alignment,
): { a: number; b: number }[] {
  // How many words of a block went into each of the other list's, in their order.
  const shared = new Map<number, Map<number, number>>();
  forward.forEach((j, i) => {
    if (j === NONE || moved[i] === 1) return;
    const [from, to] = [a.blockOf[i] ?? 0, b.blockOf[j] ?? 0];
    const counts = shared.get(from) ?? new Map<number, number>();
    counts.set(to, (counts.get(to) ?? 0) + 1);
    shared.set(from, counts);
  });
  const pairs: { a: number; b: number; count: number }[] = [];
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

function tokensOf(vocabulary: Vocabulary, texts: readonly string[]): BlockTokens {
  const tokens: Token[] = [];
  const blocks: number[] = [];
  const counts = new Int32Array(texts.length);
  texts.forEach((text, index) => {
    for (const token of vocabulary.tokens(text)) {
      tokens.push(token);
      blocks.push(index);
      counts[index] = (counts[index] ?? 0) + 1;
    }
  });
  return { tokens, blockOf: Int32Array.from(blocks), counts };
}
