import type { Work } from '@/lib/anchoring/work';

/** So long, in milliseconds, work is done before others have their turn. */
const SLICE_MS = 8;

/**
 * Does work on this thread without holding it: every few milliseconds, and before it begins, whoever else wants something is served. Takes
 * somewhat longer than `finish`, and answers the same.
 */
export async function inSlices<T>(work: Work<T>): Promise<T> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    const begun = performance.now();
    while (performance.now() - begun < SLICE_MS) {
      const piece = work.next();
      if (piece.done) return piece.value;
    }
  }
}
