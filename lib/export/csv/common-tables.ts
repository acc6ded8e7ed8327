import type { AnnotationView } from '@/lib/annotations/model';
import { isStale, isWhole, placementOf } from '@/lib/annotations/rules';
import type { CitedSource } from '@/lib/sources/model';
import type { Line } from '@/lib/coverage/coverage';
import type { ExportBundle } from '@/lib/export/bundle';
import { contents, flagNames, type CellWriter } from '@/lib/export/csv/columns';
import type { Cell, Table } from '@/lib/export/csv/table';
import { lineNumberAt, lineNumberOf } from '@/lib/export/line-number';
import { mainText } from '@/lib/export/main-text';
import { statusOf, wordsNow } from '@/lib/export/words-now';
import { mainWords } from '@/lib/export/words-of';

const table = (name: string, columns: string, rows: Cell[][]): Table => ({
  name,
  columns: columns.trim().split(/\s+/),
  rows,
});

/** The tables of the article and its lines. */
export function articleTables({ article, lines, annotations }: ExportBundle): Table[] {
  const changed = new Set(annotations.filter(isStale).flatMap((stale) => changedLines(lines, stale)));
  return [
    table(
      'article',
      `article_id version title byline outlet agency published_at url language words text_sha256 imported_at
      archived_at`,
      [
        [
          article.id,
          article.version,
          article.title,
          article.byline,
          article.outlet,
          article.agency,
          article.publishedAt,
          article.url,
          article.language,
          article.wordCount,
          article.textHash,
          article.createdAt,
          article.archivedAt,
        ],
      ],
    ),
    table(
      'lines',
      'line_no text line_status items_total items_left changed_since_check',
      lines.map(({ start, end, status, itemsTotal, itemsLeft }, index) => [
        index + 1,
        article.text.slice(start, end),
        status,
        itemsTotal,
        itemsLeft,
        changed.has(index + 1) ? 'yes' : 'no',
      ]),
    ),
  ];
}

/** The tables that hold what all kinds have: a row for every annotation, every range, every field, every flag. */
export function annotationTables(
  { article, annotations, comments, lines }: ExportBundle,
  cells: CellWriter,
): Table[] {
  return [
    table(
      'items',
      `annotation_id kind line_no start end exact text status placement priority visibility assigned_to flags tags comments
      thread_resolved_by thread_resolved_at checked_by checked_at created_by created_at updated_by updated_at`,
      annotations.map((annotation) => [
        annotation.id,
        annotation.kind,
        lineNumberOf(lines, annotation),
        cells.start(contents(annotation)[0]),
        cells.end(contents(annotation).at(-1)),
        mainWords(annotation),
        mainText(annotation),
        statusOf(annotation) ?? '',
        placementOf(annotation),
        annotation.priority,
        annotation.visibility,
        cells.person(annotation.assigneeId),
        flagNames(annotation),
        annotation.tags.join('; '),
        comments.get(annotation.id)?.length ?? 0,
        cells.person(annotation.thread.resolvedById),
        annotation.thread.resolvedAt,
        cells.checkedBy(annotation),
        cells.checkedAt(annotation),
        cells.person(annotation.createdById),
        annotation.createdAt,
        cells.person(annotation.updatedById),
        annotation.updatedAt,
      ]),
    ),
    table(
      'ranges',
      'annotation_id kind role range_no line_no start end exact prefix suffix placement words_now',
      annotations.flatMap(({ id, kind, ranges }) =>
        ranges.map((range, index) => [
          id,
          kind,
          range.role,
          index + 1,
          lineNumberAt(lines, range.start),
          cells.start(range),
          cells.end(range),
          range.exact,
          range.prefix,
          range.suffix,
          range.placement,
          wordsNow(range, article.text),
        ]),
      ),
    ),
    table(
      'fields',
      'annotation_id kind field value_no value',
      annotations.flatMap(({ id, kind, fields }) =>
        Object.entries(fields).flatMap(([field, values]) =>
          [values].flat().map((value, index) => [
            id,
            kind,
            field,
            index + 1,
            // Who decided is a person like any other.
            field === 'decidedById' ? cells.person(String(value)) : cellOf(value),
          ]),
        ),
      ),
    ),
    table(
      'flags',
      'annotation_id kind flag reason set_by set_at',
      annotations.flatMap(({ id, kind, flags }) =>
        flags.map(({ name, reason, byId, at }) => [id, kind, name, reason, cells.person(byId), at]),
      ),
    ),
  ];
}

/** The tables of what is tied to annotations: links, sources with their authors, comments. */
export function linkTables({ annotations, comments, sources }: ExportBundle, cells: CellWriter): Table[] {
  return [
    table(
      'evidence',
      `link_id claim_id source_key relation proximity locator_type locator excerpt capture_hash checked_by note
      linked_at directness locator_end excerpt_language excerpt_translation seen_original_by seen_original_at
      traced_to_origin passage_now`,
      annotations.flatMap(({ id, evidence }) =>
        evidence.map((link) => [
          link.id,
          id,
          cells.sourceKey(link.sourceId),
          link.relation,
          link.proximity,
          link.locatorType,
          link.locator,
          link.excerpt,
          cells.captureHash(link),
          cells.person(link.createdById),
          link.note,
          link.createdAt,
          link.directness,
          link.locatorEnd,
          link.excerptLanguage,
          link.excerptTranslation,
          cells.person(link.seenOriginal?.byId ?? null),
          link.seenOriginal?.at ?? '',
          link.isWithheld ? null : link.tracedToOrigin ? 'yes' : 'no',
          link.newest?.placement ?? '',
        ]),
      ),
    ),
    table(
      'sources',
      `source_key kind title container_title agency publisher issued accessed_at url note withheld title_translated
      section via revised_at language canonical_url doi isbn volume issue pages medium place archive_url archive_date
      archive_service url_status reliability_note conflict_of_interest rights_note`,
      sources.map(sourceRow),
    ),
    table(
      'authors',
      'source_key author_no author',
      sources.flatMap((source) =>
        source.isWithheld
          ? []
          : source.authors.map((author, index) => [source.citationKey, index + 1, author]),
      ),
    ),
    table(
      'comments',
      'comment_id annotation_id author created_at edited_at body',
      annotations.flatMap(({ id }) =>
        (comments.get(id) ?? []).map((comment) => [
          comment.id,
          id,
          cells.person(comment.authorId),
          comment.createdAt,
          comment.editedAt,
          comment.body,
        ]),
      ),
    ),
  ];
}

// By their numbers; a range without a place changed the line in which it was.
function changedLines(lines: readonly Line[], { ranges }: AnnotationView): number[] {
  return ranges
    .filter(({ placement }) => !isWhole(placement))
    .flatMap(({ start, end }) => {
      const [first, last] = [lineNumberAt(lines, start), lineNumberAt(lines, Math.max(start, end - 1))];
      if (first === null) return [];
      return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
    });
}

function sourceRow(source: CitedSource): Cell[] {
  const head = [source.citationKey, source.kind, source.title];
  if (source.isWithheld) return [...head, ...Array<null>(7).fill(null), 'yes', ...Array<null>(20).fill(null)];
  return [
    ...head,
    source.containerTitle,
    source.agency,
    source.publisher,
    source.issued,
    source.accessedAt,
    source.url,
    source.note,
    'no',
    source.titleTranslated,
    source.section,
    source.via,
    source.revisedAt,
    source.language,
    source.canonicalUrl,
    source.doi,
    source.isbn,
    source.volume,
    source.issue,
    source.pages,
    source.medium,
    source.place,
    source.archiveUrl,
    source.archiveDate,
    source.archiveService,
    source.urlStatus,
    source.reliabilityNote,
    source.conflictOfInterest,
    source.rightsNote,
  ];
}

function cellOf(value: string | boolean): Cell {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
