import type { Range, RangeInput } from '@/lib/annotations/model';
import { isSamePlace } from '@/lib/annotations/range-rules';
import { isLost, isWhole } from '@/lib/annotations/rules';

/** What a change of ranges was: their ends moved, lost ones got a place, or were given up. */
export type RangeVerb = 'adjusted' | 'reattached' | 'let_go';

/** Words longer than this are named in an event without being told. */
const MOST_TOLD = 2_000;

/** What a person did who put these ranges in the place of those. */
export function verbOf(before: readonly Range[], after: readonly RangeInput[]): RangeVerb {
  const left = before.filter(isLost).filter((lost) => !after.some((range) => isSamePlace(lost, range)));
  if (left.length === 0) return 'adjusted';
  const isFound = after.some(
    (range) => range.start < range.end && !before.some((each) => isSamePlace(each, range)),
  );
  return isFound ? 'reattached' : 'let_go';
}

/** The ranges that mean other words, or other neighbours, than stand there now; those without a place mean none. */
export function retakable(ranges: readonly Range[]): Range[] {
  return ranges.filter((range) => !isLost(range) && range.placement !== 'placed');
}

/** The words that a range meant and those that it means from now on, for the event. */
export function retakenData(
  { role, start, end, exact, placement }: Range,
  text: string,
): { role: Range['role']; from?: string; to?: string } {
  if (isWhole(placement)) return { role };
  const to = text.slice(start, end);
  return {
    role,
    ...(exact.length <= MOST_TOLD && { from: exact }),
    ...(to.length <= MOST_TOLD && { to }),
  };
}
