/** Work that pauses about every millisecond: whoever drives it may do something else meanwhile. */
export type Work<T> = Generator<undefined, T, undefined>;

/** So many simple turns of a loop are about a millisecond, after which work pauses. */
export const PAUSE_EVERY = 4_096;

/** Does all of some work at once. */
export function finish<T>(work: Work<T>): T {
  for (let piece = work.next(); ; piece = work.next()) if (piece.done) return piece.value;
}
