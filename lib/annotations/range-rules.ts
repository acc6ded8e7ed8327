import type { AnnotationKind } from '@/lib/annotations/kind-model';
import { ANCHOR_ROLES, type RangeInput } from '@/lib/annotations/model';
import { hasAttributionRoles, mayBeArticleLevel } from '@/lib/annotations/rules';

/** The longest passage that a suggestion can replace. */
const MOST_PROPOSED = 10_000;

export type RangesCheck = { ok: true; ranges: RangeInput[] } | { ok: false; message: string };

/**
 * Ranges in the order of the model: by role, then by place. Touching ranges of one role become one, unless both are among those that
 * `stand` already or one has no words; overlapping ones are left for `checkRanges` to refuse.
 */
export function orderRanges(ranges: readonly RangeInput[], stand: readonly RangeInput[] = []): RangeInput[] {
  const ordered: RangeInput[] = [];
  for (const { role, start, end } of ranges.toSorted(compareRanges)) {
    const last = ordered.at(-1);
    const touches = last?.role === role && last.end === start && last.start < last.end && start < end;
    if (touches && !(isAmong(stand, last) && isAmong(stand, { role, start, end }))) last.end = end;
    else ordered.push({ role, start, end });
  }
  return ordered;
}

/** Whether two ranges have the same role and place. */
export function isSamePlace(one: RangeInput, other: RangeInput): boolean {
  return one.role === other.role && one.start === other.start && one.end === other.end;
}

/**
 * The ranges of an annotation of `kind` in `text`, ordered, or the sentence that says what is wrong: outside the text, half a
 * character, only white space, overlapping in one role, a role or a lack of ranges that the kind does not know. Of the ranges that
 * `stand` already, those without a place are empty and may stay so.
 */
export function checkRanges(
  kind: AnnotationKind,
  given: readonly RangeInput[],
  text: string,
  stand: readonly RangeInput[] = [],
): RangesCheck {
  const ranges = orderRanges(given, stand);
  for (const [index, range] of ranges.entries()) {
    if (range.start === range.end && isAmong(stand, range)) continue;
    const previous = ranges.slice(0, index).findLast(({ start, end }) => start < end);
    const message = wrongWith(kind, range, previous, text);
    if (message) return { ok: false, message };
  }
  const message = lackOf(kind, ranges);
  return message === null ? { ok: true, ranges } : { ok: false, message };
}

/** What an annotation of `kind` lacks that stands on these ranges, or has too many of, in a sentence; null when it can. */
export function lackOf(kind: AnnotationKind, ranges: readonly RangeInput[]): string | null {
  if (ranges.length === 0) return mayBeArticleLevel(kind) ? null : 'Select the words that this is about.';
  const contents = ranges.filter((range) => range.role === 'content').length;
  // An attribution may be no more than a cue or a source: "reportedly", "(wire)".
  if (contents === 0 && kind !== 'attribution') return 'At least one range must hold the words themselves.';
  if (kind === 'suggestion') {
    if (contents > 1) return 'Propose wording for one passage at a time.';
    // What it replaces is kept with it.
    const isLong = ranges.some(({ start, end }) => end - start > MOST_PROPOSED);
    if (isLong)
      return `Propose wording for a passage of at most ${MOST_PROPOSED.toLocaleString('en')} characters.`;
  }
  return null;
}

function wrongWith(
  kind: AnnotationKind,
  range: RangeInput,
  previous: RangeInput | undefined,
  text: string,
): string | null {
  if (range.end <= range.start) return 'A range must hold at least one character.';
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

function isAmong(ranges: readonly RangeInput[], range: RangeInput): boolean {
  return ranges.some((each) => isSamePlace(each, range));
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
