import type { AnchorResult } from '@/lib/anchoring/anchor-result';
import { carryAnchors } from '@/lib/anchoring/carry-anchors';
import type { StepBatch } from '@/lib/editor/step-batch';
import type { TextRange } from '@/lib/text/text-range';

/** Text on either side that is compared too, so that a range at the edge has neighbours. */
const AROUND = 200;

/**
 * Where ranges of the text before a batch went that its steps deleted: only the parts that the steps changed are compared, once for all
 * ranges. A place counts only if most of it was brought in; without that the range is `orphaned`.
 */
export function compareReplaced(batch: StepBatch, ranges: readonly TextRange[]): AnchorResult[] {
  if (ranges.length === 0) return [];
  const [before, after] = [
    partOf(batch.before.text, batch.changedBefore),
    partOf(batch.after.text, batch.changedAfter),
  ];
  const inside = ranges.map(({ start, end }) => ({ start: start - before.from, end: end - before.from }));
  return carryAnchors(before.text, after.text, inside).map((result) => {
    const found = shifted(result, after.from);
    if ('start' in found) return isBroughtIn(found, batch) ? found : { status: 'orphaned' };
    if (found.status !== 'ambiguous') return found;
    const candidates = found.candidates.filter((place) => isBroughtIn(place, batch));
    return candidates.length > 0 ? { status: 'ambiguous', candidates } : { status: 'orphaned' };
  });
}

/** Whether at least half of a range is text that the steps brought in. */
export function isBroughtIn({ start, end }: TextRange, { inserted }: StepBatch): boolean {
  let length = 0;
  for (const part of inserted) {
    length += Math.max(0, Math.min(part.end, end) - Math.max(part.start, start));
  }
  return 2 * length >= end - start;
}

function partOf(text: string, { start, end }: TextRange): { from: number; text: string } {
  const from = Math.max(0, start - AROUND);
  return { from, text: text.slice(from, end + AROUND) };
}

function shifted(result: AnchorResult, by: number): AnchorResult {
  if (result.status === 'orphaned') return { status: 'orphaned' };
  const shift = <P extends TextRange>(place: P): P => ({
    ...place,
    start: place.start + by,
    end: place.end + by,
  });
  if (result.status !== 'ambiguous') return shift(result);
  return { status: 'ambiguous', candidates: result.candidates.map(shift) };
}
