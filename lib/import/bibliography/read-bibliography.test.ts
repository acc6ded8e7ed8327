import { expect, test } from 'vitest';
import { bibliographyWriter } from '@/lib/export/bibliography/formats';
import { recordOf } from '@/lib/export/bibliography/record';
import { readBibliography } from '@/lib/import/bibliography/read-bibliography';

const encode = (text: string) => new TextEncoder().encode(text);

test.each([
  ['bibtex', '@misc{a, title={Ö}}'],
  ['ris', 'TY  - GEN\nTI  - See {@misc{x}}\nER  - \n'],
  ['csl-json', ' [{"id":"a","type":"book","title":"T"}]'],
])('%s is known by what stands in it', (format, text) => {
  expect(readBibliography(encode(text))).toMatchObject({ ok: true, format, encoding: 'utf-8' });
});

test('a file of old is read in its encoding, and one with a byte order mark without it', () => {
  const latin = Uint8Array.from('@misc{a, title={Ödegård, Zoë}}', (letter) => letter.codePointAt(0) ?? 0);
  expect(readBibliography(latin)).toMatchObject({ entries: [{ fields: { title: 'Ödegård, Zoë' } }] });
  expect(readBibliography(encode('\ufeffTY  - GEN\nTI  - T\nER  - '))).toMatchObject({
    format: 'ris',
    warnings: [],
  });
});

test.each([
  ['', 'invalid_input'],
  ['Nothing of the kind, ida@maren.example.', 'unsupported_format'],
  ['[]', 'unsupported_format'],
  [`@misc{a, title={${'x'.repeat(5_000_000)}}}`, 'too_large'],
  ['@misc{a, title={T}}\n'.repeat(5_001), 'too_large'],
])('%.30j is refused with a sentence', (text, code) => {
  expect(readBibliography(encode(text))).toMatchObject({
    ok: false,
    code,
    message: expect.stringMatching(/\.$/) as string,
  });
});

test.each(['csl-json', 'ris', 'biblatex', 'bibtex'] as const)(
  'of %s, what is protected is warned of, and the count of the rest is no source',
  (name) => {
    const writer = bibliographyWriter(name, { asHtml: false, withMark: true });
    const head = { title: 'Sources', total: 1, withheld: 1, unlisted: 2 };
    const secret = recordOf(
      { id: 'a', isWithheld: true, kind: 'interview', title: 'a nurse', citationKey: 'protected-1' },
      1,
    );
    const read = readBibliography(encode(writer.start(head) + writer.entry(secret, 0) + writer.end(head)));
    expect(read).toMatchObject({
      ok: true,
      entries: [
        {
          key: 'protected-1',
          fields: { title: 'a nurse' },
          warnings: [expect.stringContaining('protected') as string],
        },
      ],
    });
  },
);
