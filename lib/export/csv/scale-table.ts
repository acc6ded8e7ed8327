import type { ExportBundle } from '@/lib/export/bundle';
import type { Table } from '@/lib/export/csv/table';
import { inScaleOrder, verdictOf } from '@/lib/review/scale-rules';

/** The table of the scale that claims are rated by, in its order; a verdict that it does not know any more comes last. */
export function scaleTable({ scale, annotations }: ExportBundle): Table {
  const given = annotations.flatMap((annotation) =>
    annotation.kind === 'claim' && annotation.fields.verdict ? [annotation.fields.verdict] : [],
  );
  const ids = new Set([...scale.values.map(({ id }) => id), ...given]);
  return {
    name: 'verdicts',
    columns: 'verdict verdict_label verdict_bucket number description retired scale'.split(' '),
    rows: inScaleOrder(scale, ids).map((id) => {
      const { label, bucket, numeric, description, retired } = verdictOf(scale, id);
      return [id, label, bucket, numeric, description, retired ? 'yes' : 'no', scale.preset];
    }),
  };
}
