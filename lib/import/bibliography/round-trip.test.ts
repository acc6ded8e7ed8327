import fc from 'fast-check';
import { expect, test } from 'vitest';
import { biblatexEntry } from '@/lib/export/bibliography/biblatex';
import { bibtexEntry } from '@/lib/export/bibliography/bibtex';
import { cslItem } from '@/lib/export/bibliography/csl-json';
import { tidyFields, type BibliographyRecord } from '@/lib/export/bibliography/record';
import { risRecord } from '@/lib/export/bibliography/ris';
import { parseBibtex } from '@/lib/import/bibliography/bibtex';
import { parseCslJson } from '@/lib/import/bibliography/csl-json';
import type { ParsedBibliography } from '@/lib/import/bibliography/parsed-entry';
import { parseRis } from '@/lib/import/bibliography/ris';
import { arbitraryFields } from '@/tests/fixtures/bibliography/arbitrary-fields';

const FORMATS: Record<
  string,
  [(record: BibliographyRecord) => string, (text: string) => ParsedBibliography | null]
> = {
  'CSL-JSON': [(record) => JSON.stringify([cslItem(record)]), parseCslJson],
  BibLaTeX: [biblatexEntry, parseBibtex],
  BibTeX: [bibtexEntry, parseBibtex],
  RIS: [risRecord, parseRis],
};
const RUNS = 400;

test.each(Object.entries(FORMATS))(
  'what goes out as %s comes in as it was',
  (_, [write, read]) => {
    fc.assert(
      fc.property(arbitraryFields, (sent) => {
        const fields = tidyFields(sent);
        const parsed = read(write({ isProtected: false, key: 'maren2026', fields }));
        expect(parsed?.entries).toMatchObject([{ key: 'maren2026' }]);
        expect(parsed?.entries[0]?.fields).toEqual(fields);
      }),
      { numRuns: RUNS },
    );
  },
  60_000,
);

test('tidying twice changes nothing', () => {
  fc.assert(
    fc.property(arbitraryFields, (sent) => {
      const once = tidyFields(sent);
      expect(tidyFields(once)).toEqual(once);
    }),
  );
});
