interface Placed {
  id: string;
  ranges: readonly { start: number; end: number }[];
}

/**
 * Compares two annotations in reading order: by the range that begins first, the longer first where two begin together;
 * those without a range last. What is still equal is ordered by id, which is by the time it was made.
 */
export function compareReadingOrder(one: Placed, other: Placed): number {
  const [first, second] = [firstRange(one), firstRange(other)];
  if (first && second) {
    return first.start - second.start || second.end - first.end || compareIds(one.id, other.id);
  }
  if (first || second) return first ? -1 : 1;
  return compareIds(one.id, other.id);
}

function firstRange({ ranges }: Placed): { start: number; end: number } | null {
  let first: { start: number; end: number } | null = null;
  for (const range of ranges) {
    const isEarlier =
      first === null || range.start < first.start || (range.start === first.start && range.end > first.end);
    if (isEarlier) first = range;
  }
  return first;
}

function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
