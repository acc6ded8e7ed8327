import { stringify } from 'csv-stringify/sync';
import { guardCell } from '@/lib/export/csv/guard-cell';

/** Numbers stay numbers; null and an empty text are both an empty cell. */
export type Cell = string | number | null;

/** One table of an export; every row has a cell for each column. */
export interface Table {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

const BOM = '\uFEFF';

/** A table as RFC 4180 has it, with a header, a byte order mark for spreadsheets, and texts that cannot become formulas. */
export function renderTable({ columns, rows }: Table): string {
  return BOM + stringify([columns, ...rows], { record_delimiter: '\r\n', cast: { string: guardCell } });
}
