import type { Changes, Entry } from '@/components/desk/store/operations';
import type { LiveText } from '@/components/desk/text/live-text';
import { describeRange } from '@/lib/anchoring/describe-range';
import {
  type AnnotationInput,
  type Range,
  type RangeInput,
  standingRangesSchema,
} from '@/lib/annotations/model';
import { retakable } from '@/lib/annotations/verb-rules';

/** The ranges of a new annotation, which count in the version that they were chosen in; words that are gone by now have no place to be shown at. */
export function carryPlaced({ articleVersion, ranges }: AnnotationInput, live: LiveText): RangeInput[] {
  const carry = live.carrier(articleVersion);
  return ranges.map((range) => ({ ...range, ...carry(range) })).filter(({ start, end }) => start < end);
}

/** The changes with their ranges in the text as it is now. */
export function carryChanges(
  { changes, articleVersion }: Extract<Entry['operation'], { type: 'annotation.change' }>,
  live: LiveText,
): Changes {
  const to = standingRangesSchema.safeParse(changes['ranges']?.to).data;
  if (!to || articleVersion === undefined) return changes;
  const carry = live.carrier(articleVersion);
  return { ...changes, ranges: { from: null, to: to.map((range) => ({ ...range, ...carry(range) })) } };
}

/** The words as they are now, in the place of those that were marked. */
export function retaken(ranges: Range[], text: string): Range[] {
  const again = new Set(retakable(ranges));
  if (again.size === 0) return ranges;
  return ranges.map((range) =>
    again.has(range)
      ? { ...range, ...describeRange(text, range.start, range.end), placement: 'placed' }
      : range,
  );
}

/** Ranges with their words. Those that stay keep their identity, so that what follows from them need not be worked out again. */
export function describeRanges(ranges: readonly RangeInput[], before: Range[], text: string): Range[] {
  const described = ranges.map(({ role, start, end }) => {
    const same = before.find((range) => range.role === role && range.start === start && range.end === end);
    if (same) return same;
    const { exact, prefix, suffix } = describeRange(text, start, end);
    return { role, start, end, exact, prefix, suffix, placement: 'placed' as const };
  });
  const isSame = described.length === before.length && described.every((range, at) => range === before[at]);
  return isSame ? before : described;
}
