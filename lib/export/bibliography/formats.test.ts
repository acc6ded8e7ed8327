import { describe, expect, test, vi } from 'vitest';
import { bibliographyWriter, type BibliographyHead } from '@/lib/export/bibliography/formats';
import { recordOf, tidyFields, type BibliographyRecord } from '@/lib/export/bibliography/record';
import { styler } from '@/lib/export/bibliography/styled';
import { BIBLIOGRAPHY_NAMES, type BibliographyName } from '@/lib/sources/bibliography-model';
import { EMPTY_SOURCE, type SourceView } from '@/lib/sources/model';
import { SAMPLE_FIELDS } from '@/tests/fixtures/bibliography/sample-fields';

const ENDINGS: Record<BibliographyName, string> = {
  'csl-json': 'csl.json',
  biblatex: 'biblatex.bib',
  bibtex: 'bibtex.bib',
  ris: 'records.ris',
  apa: 'apa.txt',
  'chicago-author-date': 'chicago-author-date.txt',
  'chicago-notes': 'chicago-notes.txt',
  mla: 'mla.txt',
  harvard: 'harvard.txt',
  newsroom: 'newsroom.txt',
  complete: 'complete.txt',
};
// The first entry of a style waits for the style to be read.
vi.setConfig({ testTimeout: 30_000 });
const GOLDEN = '../../../tests/fixtures/bibliography/golden';

const records: BibliographyRecord[] = Object.entries(SAMPLE_FIELDS).map(([key, fields]) => ({
  isProtected: false,
  key,
  fields: tidyFields(fields),
}));
const secret = recordOf(
  {
    id: 'a',
    isWithheld: true,
    kind: 'interview',
    title: 'a nurse at the clinic',
    citationKey: 'protected-0199a1b2',
  },
  1,
);

function written(name: BibliographyName, parts: Partial<BibliographyHead> = {}, asHtml = false): string {
  const writer = bibliographyWriter(name, { asHtml, withMark: false });
  const all = [...records, secret];
  const head = { title: 'Harbour wall: sources', total: all.length, withheld: 1, unlisted: 0, ...parts };
  return (
    writer.start(head) + all.map((record, index) => writer.entry(record, index)).join('') + writer.end(head)
  );
}

describe.each(BIBLIOGRAPHY_NAMES)('%s', (name) => {
  test('is written as it stands in its file', async () => {
    await expect(written(name)).toMatchFileSnapshot(`${GOLDEN}/${ENDINGS[name]}`);
  });

  test('has every source, and says of the protected one what was agreed', () => {
    const text = written(name);
    for (const { title } of Object.values(SAMPLE_FIELDS)) expect(text).toContain(title.slice(0, 4));
    expect(text).toContain('a nurse at the clinic');
    expect(text).toMatch(/1 of them protected|one of 1 in this list/);
  });

  test('tells how many protected sources are left out', () => {
    expect(written(name, { unlisted: 1 })).toContain('1 protected source is left out');
    expect(written(name, { unlisted: 12 })).toContain('12 protected sources are left out');
  });
});

test('JSON stays JSON when sources are left out', () => {
  expect(JSON.parse(written('csl-json', { unlisted: 3 }))).toHaveLength(records.length + 2);
});

test('RIS begins with a byte order mark when it is asked for, and has the line ends of its standard', () => {
  const writer = bibliographyWriter('ris', { asHtml: false, withMark: true });
  expect(writer.start({ title: '', total: 0, withheld: 0, unlisted: 0 })).toBe('\ufeff');
  expect(written('ris').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a restricted source is protected even if it is handed over whole', () => {
  const source = {
    ...EMPTY_SOURCE,
    ...SAMPLE_FIELDS['orrin2026'],
    access: 'restricted',
    isWithheld: false,
    citationKey: 'protected-1',
  } as SourceView;
  expect(recordOf(source, 2)).toEqual({
    isProtected: true,
    key: 'protected-1',
    kind: 'interview',
    title: 'the harbour master',
    note: 'Protected source, one of 2 in this list: nothing else about it leaves the newsroom.',
  });
});

describe('a styled entry', () => {
  const nasty: BibliographyRecord = {
    isProtected: false,
    key: 'nasty',
    fields: tidyFields({
      ...EMPTY_SOURCE,
      title: '<script>alert(1)</script> <img src=x onerror=y> "a" & b',
      authors: ['<b onclick=x>Maren</b>, Ida'],
      url: 'https://a.example/?x="><script>',
    }),
  };

  test.each(BIBLIOGRAPHY_NAMES.slice(4))(
    'as a page of %s lets nothing of a source become markup that acts',
    (name) => {
      const writer = bibliographyWriter(name, { asHtml: true, withMark: false });
      const html = writer.entry(nasty, 0);
      expect(html.match(/<\/?[a-z]+/gi)?.filter((tag) => !/^<\/?(li|a|i|b|br)$/.test(tag)) ?? []).toEqual([]);
      expect(html.match(/<[^>]*\son\w+=/gi)).toBeNull();
    },
  );

  test('does not hang on those before it', () => {
    const style = styler('apa', 'text');
    const first = records.map(style);
    expect(records.toReversed().map(style).toReversed()).toEqual(first);
  });

  test('that a style leaves out stands in the list all the same', () => {
    const talk = records.find(({ key }) => key === 'orrin2026');
    expect(talk && styler('apa', 'text')(talk)).toBeNull();
    expect(written('apa')).toContain('“Interview with the harbour master,” by Tove Orrin');
  });
});
