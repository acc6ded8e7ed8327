import { type Gap, keyAt } from '@/lib/anchoring/alignment';

/**
 * Maps the most keys that two stretches have in common in the same order, if they are at least `least`: what the shortest edit leaves. All
 * pairs are looked at, 32 at once (M. Crochemore et al., "A fast and practical bit-vector algorithm for the longest common
 * subsequence problem", 2001); memory is a bit for each pair.
 */
export function matchCommon(
  a: Int32Array,
  b: Int32Array,
  { a0, a1, b0, b1 }: Gap,
  forward: Int32Array,
  least: number,
): void {
  const [n, m] = [a1 - a0, b1 - b0];
  const words = Math.ceil(m / 32);
  const places = placesByKey(a.subarray(a0, a1), b.subarray(b0, b1), words);
  // Row i: a bit of 0 where the first i keys have one more in common with the keys up to there than with those before it.
  const rows = new Uint32Array((n + 1) * words).fill(0xffffffff, 0, words);
  for (let i = 0; i < n; i++) {
    const here = places.get(keyAt(a, a0 + i));
    const row = i * words;
    if (!here) {
      rows.copyWithin(row + words, row, row + words);
      continue;
    }
    let carried = 0;
    for (let word = 0; word < words; word++) {
      const last = rows[row + word] ?? 0;
      const same = last & (here[word] ?? 0);
      const sum = last + (same >>> 0) + carried;
      carried = sum > 0xffffffff ? 1 : 0;
      rows[row + words + word] = (sum | (last & ~same)) >>> 0;
    }
  }
  const isMore = (i: number, j: number) => (((rows[i * words + (j >>> 5)] ?? 0) >>> (j & 31)) & 1) === 0;
  let common = 0;
  for (let j = 0; j < m; j++) if (isMore(n, j)) common += 1;
  if (common < least) return;
  for (let i = n, j = m - 1; i > 0 && j >= 0;) {
    if (!isMore(i, j)) j -= 1;
    else if (isMore(i - 1, j)) i -= 1;
    else forward[a0 + --i] = b0 + j--;
  }
}

/** Where each key of the first stretch stands in the second, as bits. */
function placesByKey(a: Int32Array, b: Int32Array, words: number): Map<number, Uint32Array> {
  const places = new Map<number, Uint32Array>();
  const wanted = new Set(a);
  b.forEach((key, j) => {
    if (!wanted.has(key)) return;
    const bits = places.get(key) ?? new Uint32Array(words);
    bits[j >>> 5] = ((bits[j >>> 5] ?? 0) | (1 << (j & 31))) >>> 0;
    places.set(key, bits);
  });
  return places;
}
