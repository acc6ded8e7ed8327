import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationOf } from '@/lib/export/by-kind';
import type { ExportBundle } from '@/lib/export/bundle';
import { contents, flagNames, type CellWriter } from '@/lib/export/csv/columns';
import type { Cell, Table } from '@/lib/export/csv/table';
import { lineNumberOf } from '@/lib/export/line-number';
import { statusOf } from '@/lib/export/words-now';
import { mainWords, wordsOf } from '@/lib/export/words-of';

interface KindTable<K extends AnnotationKind> {
  name: string;
  columns: readonly string[];
  row: (annotation: AnnotationOf<K>, line: number | null, cells: CellWriter) => Cell[];
}

/** The kinds that have a table of their own, with its columns (domain.md 3.5); null: all of it is in items, ranges and fields. */
const KIND_TABLES: { [K in AnnotationKind]: KindTable<K> | null } = {
  claim: {
    name: 'claims',
    columns:
      `claim_id line_no start end exact statement type claimant claim_date status verdict verdict_label verdict_bucket rationale
      independent_support flags checked_by checked_at second_check_by override_reason override_by override_at`.split(
        /\s+/,
      ),
    row: (claim, line, cells) => [
      claim.id,
      line,
      cells.start(contents(claim)[0]),
      cells.end(contents(claim).at(-1)),
      mainWords(claim),
      claim.fields.statement ?? '',
      claim.fields.claimType ?? '',
      claim.fields.claimant ?? '',
      claim.fields.claimDate ?? '',
      statusOf(claim),
      claim.fields.verdict ?? '',
      cells.verdict(claim.fields.verdict)?.label ?? '',
      cells.verdict(claim.fields.verdict)?.bucket ?? '',
      claim.fields.verdictRationale ?? '',
      cells.independentSupport(claim),
      flagNames(claim),
      cells.checkedBy(claim),
      cells.checkedAt(claim),
      cells.secondCheckBy(claim),
      claim.override?.reason ?? '',
      cells.person(claim.override?.byId ?? null),
      claim.override?.at ?? '',
    ],
  },
  quote: {
    name: 'quotes',
    columns:
      'quote_id line_no ranges exact type speaker speaker_as_named cue medium fidelity source_key locator status'.split(
        ' ',
      ),
    row: (quote, line, cells) => {
      const origin = quote.evidence.find((link) => link.relation === 'quoted_from');
      return [
        quote.id,
        line,
        cells.places(quote),
        mainWords(quote),
        quote.fields.quoteType ?? '',
        quote.fields.speaker ?? '',
        quote.fields.speakerAsNamed ?? '',
        wordsOf(quote, 'cue'),
        quote.fields.medium ?? '',
        quote.fields.fidelity ?? '',
        origin ? cells.sourceKey(origin.sourceId) : '',
        origin?.locator ?? '',
        statusOf(quote),
      ];
    },
  },
  attribution: {
    name: 'attributions',
    columns:
      `attribution_id line_no ranges exact cue source identification agency resolved_to independently_confirmed note
      flags status`.split(/\s+/),
    row: (attribution, line, cells) => [
      attribution.id,
      line,
      cells.places(attribution),
      wordsOf(attribution, 'content'),
      wordsOf(attribution, 'cue'),
      wordsOf(attribution, 'source'),
      attribution.fields.identification ?? '',
      attribution.fields.agency ?? '',
      attribution.fields.resolvedTo ?? '',
      attribution.fields.independentlyConfirmed ?? '',
      attribution.fields.note ?? '',
      flagNames(attribution),
      statusOf(attribution),
    ],
  },
  source_citation: null,
  entity_check: null,
  query: null,
  note: null,
  cleared: null,
  suggestion: {
    name: 'suggestions',
    columns:
      'suggestion_id line_no ranges exact replacement reason decision replaced proposed_by decided_by decided_at'.split(
        ' ',
      ),
    row: (suggestion, line, cells) => [
      suggestion.id,
      line,
      cells.places(suggestion),
      mainWords(suggestion),
      suggestion.fields.replacement ?? '',
      suggestion.fields.reason ?? '',
      suggestion.fields.decision ?? 'open',
      suggestion.fields.replaced ?? '',
      cells.person(suggestion.createdById),
      cells.person(suggestion.fields.decidedById ?? null),
      suggestion.fields.decidedAt ?? '',
    ],
  },
};

/** The tables of the kinds that have one, with a row for every annotation of the kind. */
export function kindTables(bundle: ExportBundle, cells: CellWriter): Table[] {
  return Object.entries(KIND_TABLES).flatMap(([kind, table]) => {
    if (!table) return [];
    // A table takes annotations of the kind that it stands under, which TypeScript cannot follow through a union.
    const row = table.row as KindTable<AnnotationKind>['row'];
    const ofKind = bundle.annotations.filter((annotation) => annotation.kind === kind);
    const rows = ofKind.map((annotation) => row(annotation, lineNumberOf(bundle.lines, annotation), cells));
    return [{ name: table.name, columns: table.columns, rows }];
  });
}
