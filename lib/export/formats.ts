import type { ExportFormat } from '@/lib/export/bundle';
import { csvFormat } from '@/lib/export/csv';
import { docxFormat } from '@/lib/export/docx';
import { markdownFormat } from '@/lib/export/markdown';
import { w3cFormat } from '@/lib/export/w3c';

/** The names of the formats, as they stand in addresses. */
export const FORMAT_NAMES = ['docx', 'w3c', 'csv', 'markdown'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

type Part = Uint8Array<ArrayBuffer>;
type AnyFormat = ExportFormat<Iterable<Part> | AsyncIterable<Part>>;

/** Every way out of Galley. */
const FORMATS: Record<FormatName, AnyFormat> = {
  docx: docxFormat,
  w3c: w3cFormat,
  csv: csvFormat,
  markdown: markdownFormat,
};

/** The format of this name, or null. */
export function findFormat(name: string): AnyFormat | null {
  const known = FORMAT_NAMES.find((each) => each === name);
  return known ? FORMATS[known] : null;
}
