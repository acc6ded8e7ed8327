import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { biblatexEntry } from '@/lib/export/bibliography/biblatex';
import { bibtexEntry } from '@/lib/export/bibliography/bibtex';
import { cslItem } from '@/lib/export/bibliography/csl-json';
import { tidyFields, type BibliographyRecord } from '@/lib/export/bibliography/record';
import { risRecord } from '@/lib/export/bibliography/ris';
import { readBibliography } from '@/lib/import/bibliography/read-bibliography';
import { arbitraryFields } from '../fixtures/bibliography/arbitrary-fields';
import { SAMPLE_FIELDS } from '../fixtures/bibliography/sample-fields';

const MADE = 2_000;
const AT_ONCE = 250;
const SCHEMA = resolve(import.meta.dirname, '../../../shared/validators/csl-data.json');

const made = fc.sample(arbitraryFields, { numRuns: MADE, seed: 53 });
const records = [...Object.values(SAMPLE_FIELDS), ...made].map((fields, index) => ({
  isProtected: false as const,
  key: `k${index}`,
  fields: tidyFields(fields),
}));

const WRITERS: Record<string, (records: readonly BibliographyRecord[]) => string> = {
  'CSL-JSON': (all) => JSON.stringify(all.map(cslItem)),
  BibLaTeX: (all) => all.map(biblatexEntry).join('\n'),
  BibTeX: (all) => all.map(bibtexEntry).join('\n'),
  RIS: (all) => all.map(risRecord).join('\r\n'),
};

console.log(
  `\n  ${records.length} sources, ${MADE} of them made up to be hard: out, in again, and compared.\n`,
);
for (const [format, write] of Object.entries(WRITERS)) {
  const before = performance.now();
  const equal = chunks(records).reduce((count, part) => count + countEqual(part, write(part)), 0);
  const took = (performance.now() - before) / records.length;
  console.log(
    `  ${format.padEnd(10)} ${equal} of ${records.length} equal, ${took.toFixed(2)} ms a source both ways`,
  );
}
if (existsSync(SCHEMA)) {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
  const valid = records.filter((record) => validate([cslItem(record)])).length;
  console.log(`\n  ${valid} of ${records.length} items valid against csl-data.json`);
}

function countEqual(part: typeof records, text: string): number {
  const read = readBibliography(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.message);
  return part.filter(({ key, fields }, index) => {
    const entry = read.entries[index];
    return entry?.key === key && isDeepStrictEqual({ ...entry.fields }, { ...fields });
  }).length;
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
