import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { plugins } from '@citation-js/core';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { biblatexEntry } from '@/lib/export/bibliography/biblatex';
import { bibtexEntry } from '@/lib/export/bibliography/bibtex';
import { cslItem } from '@/lib/export/bibliography/csl-json';
import { tidyFields, type BibliographyRecord } from '@/lib/export/bibliography/record';
import { risRecord } from '@/lib/export/bibliography/ris';
import { EMPTY_SOURCE } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';
import { arbitraryFields } from '@/tests/fixtures/bibliography/arbitrary-fields';
import { SAMPLE_FIELDS } from '@/tests/fixtures/bibliography/sample-fields';

const SCHEMA = resolve(import.meta.dirname, '../../../../shared/validators/csl-data.json');
const RECORDS: BibliographyRecord[] = Object.entries(SAMPLE_FIELDS).map(([key, fields]) => ({
  isProtected: false,
  key,
  fields: tidyFields(fields),
}));
const PROTECTED: BibliographyRecord = {
  isProtected: true,
  key: 'protected-0199a1b2',
  kind: 'interview',
  title: 'A nurse at the clinic',
  note: 'Protected source.',
};

describe.skipIf(!existsSync(SCHEMA))('CSL-JSON, against the schema of the standard', () => {
  const ajv = new Ajv({ strict: false });
  const validate = ajv.compile(
    existsSync(SCHEMA) ? (JSON.parse(readFileSync(SCHEMA, 'utf8')) as object) : {},
  );
  const check = (items: unknown) => {
    validate(items);
    expect(validate.errors ?? []).toEqual([]);
  };

  test('is valid for what newsrooms meet, and for protected sources', () => {
    check([...RECORDS, PROTECTED].map(cslItem));
  });

  test('is valid for anything that the server takes', () => {
    fc.assert(
      fc.property(arbitraryFields, (fields) => {
        check([cslItem({ isProtected: false, key: 'k', fields: tidyFields(fields) })]);
      }),
      { numRuns: 200 },
    );
  });

  test('would not be with a variable that the standard lacks', () => {
    expect(validate([{ id: 'a', type: 'webpage', agency: 'Saltmere Wire' }])).toBe(false);
  });
});

interface ForeignItem {
  id?: string;
  'citation-key'?: string;
  type: string;
  title: string;
  author?: {
    family?: string;
    given?: string;
    literal?: string;
    'non-dropping-particle'?: string;
    suffix?: string;
  }[];
  issued?: { 'date-parts'?: number[][] };
  DOI?: string;
  URL?: string;
}

const FORMATS: [string, string, (record: BibliographyRecord) => string][] = [
  ['BibLaTeX', '@biblatex/text', biblatexEntry],
  ['BibTeX', '@bibtex/text', bibtexEntry],
  ['RIS', '@ris/file', risRecord],
];

describe.each(FORMATS)('%s, read by a parser that is not ours', (format, type, write) => {
  // It reads no author and no date of the type NEWS, whoever wrote it; the same lines of a magazine it does.
  const text = RECORDS.map(write).join('\n').replace('TY  - NEWS', 'TY  - MGZN');
  const items = plugins.input.chain(text, {
    forceType: type,
    generateGraph: false,
  }) as ForeignItem[];

  test('gives every source', () => {
    expect(items).toHaveLength(RECORDS.length);
  });

  test.each(Object.keys(SAMPLE_FIELDS).map((key, index) => [key, index] as const))(
    '%s is itself',
    (key, index) => {
      const fields = tidyFields(SAMPLE_FIELDS[key] ?? EMPTY_SOURCE);
      const item = items[index];
      expect(plainTitle(item?.title)).toBe(fields.title);
      // RIS cannot tell an institution with commas from a person: our reader finds it whole in a note.
      const isTold = (_: unknown, at: number) => format !== 'RIS' || !fields.authors[at]?.startsWith('{');
      expect(item?.author?.map(nameOf).filter(isTold)).toEqual(
        fields.authors.map(displayName).filter(isTold),
      );
      expect(item?.URL ?? '').toBe(fields.url);
      expect(item?.DOI ?? '').toBe(fields.doi);
      if (format !== 'RIS') expect(item?.['citation-key'] ?? item?.id).toBe(key);
      const year = Number(fields.issued.slice(0, 4));
      expect(item?.issued?.['date-parts']?.[0]?.[0]).toBe(year);
    },
  );
});

// It marks what stood in second braces.
function plainTitle(title: string | undefined): string {
  return (title ?? '').replaceAll(/<\/?span[^>]*>/g, '');
}

function nameOf(name: NonNullable<ForeignItem['author']>[number]): string {
  if (name.literal !== undefined) return name.literal;
  const parts = [name.given, name['non-dropping-particle'], name.family, name.suffix];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
