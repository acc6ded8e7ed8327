import { ANCHOR_ROLES, type AnnotationKind, type RangeInput } from '@/lib/annotations/model';
import { hasAttributionRoles, mayBeArticleLevel } from '@/lib/annotations/rules';

export type RangesCheck = { ok: true; ranges: RangeInput[] } | { ok: false; message: string };

/**
 * Ranges in the order of the model: by role, then by place. Touching ranges of one role become one; overlapping ones
 * are left for `checkRanges` to refuse.
 */
export function orderRanges(ranges: readonly RangeInput[]): RangeInput[] {
  const ordered: RangeInput[] = [];
  for (const { role, start, end } of ranges.toSorted(compareRanges)) {
    const last = ordered.at(-1);
    if (last?.role === role && last.end === start) last.end = end;
    else ordered.push({ role, start, end });
  }
  return ordered;
}

/**
 * The ranges of an annotation of `kind` in `text`, ordered, or the sentence that says what is wrong: outside the text, half a
 * character, only white space, overlapping in one role, a role or a lack of ranges that the kind does not know.
 */
export function checkRanges(kind: AnnotationKind, given: readonly RangeInput[], text: string): RangesCheck {
  const ranges = orderRanges(given);
  for (const [index, range] of ranges.entries()) {
    const message = wrongWith(kind, range, ranges[index - 1], text);
    if (message) return { ok: false, message };
  }
  if (ranges.length === 0 && !mayBeArticleLevel(kind)) {
    return { ok: false, message: 'Select the words that this is about.' };
  }
  // An attribution may be no more than a cue or a source: "reportedly", "(wire)".
  const needsContent = ranges.length > 0 && kind !== 'attribution';
  if (needsContent && !ranges.some((range) => range.role === 'content')) {
    return { ok: false, message: 'At least one range must hold the words themselves.' };
  }
  return { ok: true, ranges };
}

function wrongWith(
  kind: AnnotationKind,
  range: RangeInput,
  previous: RangeInput | undefined,
  text: string,
): string | null {
  if (range.end > text.length) return 'A range reaches beyond the end of the text.';
  if (cutsCharacter(text, range.start) || cutsCharacter(text, range.end))
    return 'A range cuts a character in two.';
  if (text.slice(range.start, range.end).trim() === '') return 'A range holds no words.';
  if (range.role !== 'content' && !hasAttributionRoles(kind)) {
    return 'Only quotes and attributions have ranges for cue and source.';
  }
  if (previous?.role === range.role && previous.end > range.start) {
    return `Two ranges of one role (${range.role}) overlap. Make them one, or move one.`;
  }
  return null;
}

function cutsCharacter(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

function compareRanges(one: RangeInput, other: RangeInput): number {
  return (
    ANCHOR_ROLES.indexOf(one.role) - ANCHOR_ROLES.indexOf(other.role) ||
    one.start - other.start ||
    one.end - other.end
  );
}
