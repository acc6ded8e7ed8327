/** What stands for "nothing" where indices stand. */
export const NONE = -1;

/** A stretch of one text's keys and the stretch of another's that it is compared with; indices, half open. */
export type Gap = { a0: number; a1: number; b0: number; b1: number };

/** Tokens `a … a + length` of one text that stand as `b … b + length` in another. */
export type Run = { a: number; b: number; length: number };

/** Which token of the other text each token is (`NONE` for none), and whether it has left its order. */
export type Alignment = { forward: Int32Array; moved: Uint8Array };

/** The key at an index, and never one beyond the ends. */
export function keyAt(keys: Int32Array, index: number): number {
  return keys[index] ?? NONE;
}

/** Whether `length` keys are alike from two places on. */
export function isSameAt(a: Int32Array, i: number, b: Int32Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (keyAt(a, i + k) !== keyAt(b, j + k)) return false;
  return true;
}

/** A number for `length` keys from a place on; different keys may have the same one. */
export function hashAt(keys: Int32Array, index: number, length: number): number {
  let hash = 7;
  for (let k = 0; k < length; k++) hash = Math.imul(hash, 1_000_003) ^ keyAt(keys, index + k);
  return hash;
}

/** The longest runs of a mapping, in the order of the first text. */
export function runsOf(forward: Int32Array): Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  forward.forEach((b, a) => {
    if (b === NONE) return;
    if (last && last.a + last.length === a && last.b + last.length === b) last.length += 1;
    else runs.push((last = { a, b, length: 1 }));
  });
  return runs;
}
