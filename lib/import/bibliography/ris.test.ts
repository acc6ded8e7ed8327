import { describe, expect, test } from 'vitest';
import { parseRis } from '@/lib/import/bibliography/ris';

const NEWS = `1.
TY  - NEWS
AU  - Maren, Ida
A1  - van der Berg, Tomas, Jr
TI  - Harbour wall unsafe
JF  - The Saltmere Lantern
DA  - 2026/03/14/Saturday
PY  - 2026
SP  - 1
EP  - 3
SN  - 1234-5679
LA  - English
KW  - harbour
KW  - safety
N1  - Agency: Saltmere Wire
C7  - odd
UR  - https://lantern.example/wall
UR  - https://lantern.example/wall.pdf
ER  -
`;

describe('a record of RIS', () => {
  test('is read tag by tag, as other programs write them, too', () => {
    const { entries, warnings } = parseRis(NEWS.replaceAll('\n', '\r\n'));
    expect(warnings).toEqual([]);
    expect(entries).toMatchObject([
      {
        line: 2,
        warnings: [],
        fields: {
          kind: 'article-newspaper',
          authors: ['Maren, Ida', 'van der Berg, Jr, Tomas'],
          title: 'Harbour wall unsafe',
          containerTitle: 'The Saltmere Lantern',
          agency: 'Saltmere Wire',
          issued: '2026-03-14',
          pages: '1-3',
          language: 'en',
          url: 'https://lantern.example/wall',
          note: '',
          extra: {
            ISSN: '1234-5679',
            keyword: ['harbour', 'safety'],
            C7: 'odd',
            UR: 'https://lantern.example/wall.pdf',
            'DA (in words)': 'Saturday',
          },
        },
      },
    ]);
  });

  test.each([
    ['PY  - 2026', '2026'],
    ['PY  - 2026///', '2026'],
    ['Y1  - 2026/03//', '2026-03'],
    ['DA  - 2026-03-14', '2026-03-14'],
    ['DA  - 14 March 2026', '2026-03-14'],
  ])('with %s is of %s', (line, issued) => {
    expect(parseRis(`TY  - GEN\nTI  - T\n${line}\nER  - `).entries[0]).toMatchObject({
      warnings: [],
      fields: { issued },
    });
  });

  test('keeps a date that is none, a line that goes on, and a type that is not known', () => {
    const [entry] = parseRis('TY  - ODD\nTI  - A long\n  title\nDA  - last week\nER  - ').entries;
    expect(entry?.fields).toMatchObject({
      kind: 'document',
      title: 'A long title',
      extra: { type: 'ODD', DA: 'last week' },
    });
    expect(entry?.warnings).toHaveLength(2);
  });

  test('without an end is taken as far as it goes, and so is the next', () => {
    const { entries, warnings } = parseRis('Stray words\nTY  - GEN\nTI  - One\nTY  - GEN\nTI  - Two\nER  - ');
    expect(entries.map(({ fields, warnings: told }) => [fields?.title, told.length])).toEqual([
      ['One', 1],
      ['Two', 0],
    ]);
    expect(warnings).toEqual([expect.stringContaining('Stray words')]);
  });
});
