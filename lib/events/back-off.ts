/**
 * How long to wait before the attempt after `failures` failed ones: doubled each time from `first` up to `most` milliseconds, less up to
 * half of it by chance (`random` in 0 to 1), so that many who failed together do not come back together.
 */
export function backOff(failures: number, first: number, most: number, random: number): number {
  const full = Math.min(most, first * 2 ** Math.min(failures, 30));
  return Math.round(full * (1 - random / 2));
}
