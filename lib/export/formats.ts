import type { ExportFormat } from '@/lib/export/bundle';
import { csvFormat } from '@/lib/export/csv';
import { markdownFormat } from '@/lib/export/markdown';
import { w3cFormat } from '@/lib/export/w3c';

/** The names of the formats, as they stand in addresses. */
export const FORMAT_NAMES = ['w3c', 'csv', 'markdown'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Every way out of Galley. */
const FORMATS: Record<FormatName, ExportFormat> = {
  w3c: w3cFormat,
  csv: csvFormat,
  markdown: markdownFormat,
};

/** The format of this name, or null. */
export function findFormat(name: string): ExportFormat | null {
  const known = FORMAT_NAMES.find((each) => each === name);
  return known ? FORMATS[known] : null;
}
