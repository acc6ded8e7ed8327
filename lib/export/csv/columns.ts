import type { EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView, RangeInput } from '@/lib/annotations/model';
import { claimSupport } from '@/lib/evidence/claim-rules';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import type { ExportBundle } from '@/lib/export/bundle';
import type { Cell } from '@/lib/export/csv/table';
import type { ScaleValue } from '@/lib/review/scale-model';
import { verdictOf } from '@/lib/review/scale-rules';
import { codePointIndex } from '@/lib/text/code-points';

/** What several tables say in the same way about one bundle: places in code points, people and sources by name. */
export interface CellWriter {
  /** Empty for a range that has no place. */
  start(range: RangeInput | undefined): Cell;
  end(range: RangeInput | undefined): Cell;
  /** All ranges of the words themselves, as "120..136; 150..162", which no spreadsheet takes for a date. */
  places(annotation: AnnotationView): string;
  person(userId: string | null): string;
  sourceKey(sourceId: string): string;
  /** How many independent sources support it: those that go back to one origin are one. */
  independentSupport(annotation: AnnotationView): number;
  /** The SHA-256 of the copy that a link stands in; empty for none. */
  captureHash(link: EvidenceView): string;
  checkedBy(annotation: AnnotationView): string;
  checkedAt(annotation: AnnotationView): string;
  /** What a verdict is on the bundle's scale; null for none. */
  verdict(id: string | undefined): ScaleValue | null;
  secondCheckBy(annotation: AnnotationView): string;
}

/** Writes the cells of a bundle's tables; people whom nobody knows any more have no name. */
export function cellWriter({
  article,
  people,
  sources,
  lineages,
  captureHashes,
  scale,
}: ExportBundle): CellWriter {
  const codePoints = codePointIndex(article.text);
  const keys = new Map(sources.map((source) => [source.id, source.citationKey]));
  const isPlaced = (range: RangeInput | undefined) => range !== undefined && range.start < range.end;
  const start = (range: RangeInput | undefined) =>
    range && isPlaced(range) ? codePoints.toCodePoint(range.start) : null;
  const end = (range: RangeInput | undefined) =>
    range && isPlaced(range) ? codePoints.toCodePoint(range.end) : null;
  const person = (userId: string | null) => (userId === null ? '' : (people.get(userId) ?? ''));
  return {
    start,
    end,
    places: (annotation) =>
      contents(annotation)
        .filter(isPlaced)
        .map((range) => `${String(start(range))}..${String(end(range))}`)
        .join('; '),
    person,
    sourceKey: (sourceId) => keys.get(sourceId) ?? '',
    independentSupport: ({ evidence }) => claimSupport(evidence, lineages, DEFAULT_SUFFICIENCY).independent,
    captureHash: ({ captureId }) => (captureId === null ? '' : (captureHashes.get(captureId) ?? '')),
    checkedBy: ({ check }) => person(check?.byId ?? null),
    checkedAt: ({ check }) => check?.at ?? '',
    verdict: (id) => (id ? verdictOf(scale, id) : null),
    secondCheckBy: ({ secondCheck }) => person(secondCheck?.byId ?? null),
  };
}

/** The ranges of the words that an annotation is about; for an attribution that has none, of all that it marks. */
export function contents({ ranges }: AnnotationView): RangeInput[] {
  const marked = ranges.filter((range) => range.role === 'content');
  return marked.length > 0 ? marked : ranges;
}

/** The names of an annotation's flags in one cell; their reasons are in the table of flags. */
export function flagNames({ flags }: AnnotationView): string {
  return flags.map((flag) => flag.name).join('; ');
}
