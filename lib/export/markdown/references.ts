import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationView } from '@/lib/annotations/model';
import { isLost } from '@/lib/annotations/rules';

/** The letter that a kind's short ids begin with. */
const LETTERS: Record<AnnotationKind, string> = {
  claim: 'c',
  quote: 'q',
  attribution: 'a',
  source_citation: 's',
  entity_check: 'e',
  query: 'u',
  note: 'n',
  cleared: 'r',
  suggestion: 'w',
};

/** Short ids by annotation id: the kind's letter and a number that counts within the kind, in the order given. */
export function shortIds(annotations: readonly AnnotationView[]): Map<string, string> {
  const counts = new Map<AnnotationKind, number>();
  return new Map(
    annotations.map(({ id, kind }) => {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      return [id, `${LETTERS[kind]}${number}`];
    }),
  );
}

/** Where a footnote is referred to: an offset in the article's text, right after a character that is no white space. */
export interface Reference {
  label: string;
  offset: number;
}

/**
 * The references of annotations in the order of the text: at the end of every range of the words themselves, or of all ranges where
 * an annotation has no words of its own. Where several end, the inner comes first.
 */
export function placeReferences(
  text: string,
  annotations: readonly AnnotationView[],
  labels: ReadonlyMap<string, string>,
): Reference[] {
  const places = annotations.flatMap((annotation, order) => {
    const label = labels.get(annotation.id) ?? '';
    // What has lost its place is referred to from its table.
    const placed = annotation.ranges.filter((range) => !isLost(range));
    const contents = placed.filter((range) => range.role === 'content');
    const ranges = contents.length > 0 ? contents : placed;
    const ends = ranges.map(({ start, end }) => ({ label, order, start, offset: wordEnd(text, start, end) }));
    // A cue may end where its source ends: one reference is enough there.
    return [...new Map(ends.map((end) => [end.offset, end])).values()];
  });
  return places
    .toSorted((one, other) => one.offset - other.offset || other.start - one.start || one.order - other.order)
    .map(({ label, offset }) => ({ label, offset }));
}

// White space at the end of a range may be the end of a block, after which a reference would stand before the next one.
function wordEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
