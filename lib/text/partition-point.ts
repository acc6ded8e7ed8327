/**
 * The number of leading indexes below `length` for which `isBefore` holds, by binary search.
 * `isBefore` must hold for a first part and for nothing after it; 0 when it never holds.
 */
export function partitionPoint(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
