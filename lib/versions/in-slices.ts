import type { Work } from '@/lib/anchoring/work';

/** So long, in milliseconds, work is done before others have their turn. */
const SLICE_MS = 8;

/**
 * Does work on this thread without holding it: every few milliseconds whoever else wants something is served. Takes somewhat longer
 * than `finish`, and answers the same.
 */
export async function inSlices<T>(work: Work<T>): Promise<T> {
  let begun = performance.now();
  for (let piece = work.next(); ; piece = work.next()) {
    if (piece.done) return piece.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    begun = performance.now();
  }
}
