import type { ExportBundle, ExportFormat } from '@/lib/export/bundle';
import { agentTable } from '@/lib/export/csv/agent-table';
import { cellWriter } from '@/lib/export/csv/columns';
import { annotationTables, articleTables, linkTables } from '@/lib/export/csv/common-tables';
import { kindTables } from '@/lib/export/csv/kind-tables';
import { readMe } from '@/lib/export/csv/read-me';
import { scaleTable } from '@/lib/export/csv/scale-table';
import { renderTable, type Table } from '@/lib/export/csv/table';
import { zipFiles } from '@/lib/export/csv/zip-files';
import { inReadingOrder } from '@/lib/export/reading-order';

/** Tables for spreadsheets and statistics (domain.md 3.5): a ZIP of CSV files, with a page that explains them. */
export const csvFormat: ExportFormat = {
  label: 'Tables (CSV in a ZIP)',
  mediaType: 'application/zip',
  extension: 'zip',
  render: (bundle) => zipFiles(files(inReadingOrder(bundle))),
};

function* files(bundle: ExportBundle): Generator<{ name: string; text: string }> {
  yield { name: 'README.txt', text: readMe(bundle) };
  for (const table of tables(bundle)) yield { name: `${table.name}.csv`, text: renderTable(table) };
}

function* tables(bundle: ExportBundle): Generator<Table> {
  const cells = cellWriter(bundle);
  yield* articleTables(bundle);
  yield* annotationTables(bundle, cells);
  yield* kindTables(bundle, cells);
  yield agentTable(bundle);
  yield scaleTable(bundle);
  yield* linkTables(bundle, cells);
}
