import { describe, expect, test } from 'vitest';
import { parseCslJson } from '@/lib/import/bibliography/csl-json';

function read(item: object) {
  return parseCslJson(JSON.stringify([item]))?.entries[0];
}

describe('an item of CSL-JSON', () => {
  test('is read with every variable: those that no field is for are kept', () => {
    expect(
      read({
        id: 7,
        type: 'article-journal',
        title: 'Piles',
        author: [
          { family: 'Berg', given: 'M.', 'non-dropping-particle': 'van der' },
          { literal: 'Quay, Sons' },
          { given: 'Ana' },
        ],
        editor: [{ family: 'Orrin', given: 'Tove' }],
        issued: { 'date-parts': [['2026', 3, '14']] },
        accessed: { raw: '20 November 2026' },
        'original-date': { 'date-parts': [[1999]] },
        volume: 12,
        page: '1-3',
        'container-title': 'Harbour Papers',
        categories: ['a', 'b'],
        custom: { colour: 'red', odd: { deep: [1] } },
        'x-mine': true,
      }),
    ).toMatchObject({
      key: '7',
      warnings: [],
      fields: {
        kind: 'article-journal',
        authors: ['van der Berg, M.', '{Quay, Sons}', 'Ana'],
        issued: '2026-03-14',
        accessedAt: '2026-11-20',
        volume: '12',
        extra: {
          editor: 'Orrin, Tove',
          'original-date': '1999',
          categories: ['a', 'b'],
          colour: 'red',
          odd: '{"deep":[1]}',
          'x-mine': 'true',
        },
      },
    });
  });

  test.each([
    [{ 'date-parts': [[2026]], season: 2 }, '2026-22'],
    [{ 'date-parts': [[2026, 3]], circa: true }, '2026-03~'],
    [{ 'date-parts': [[2025], [2026, 3]] }, '2025/2026-03'],
    [{ literal: '201X' }, '201X'],
    ['2026-03-14', '2026-03-14'],
  ])('issued %j is of %s', (issued, expected) => {
    expect(read({ id: 'a', type: 'book', title: 'T', issued })).toMatchObject({
      fields: { issued: expected },
      warnings: [],
    });
  });

  test('keeps a date that is none in its words', () => {
    const entry = read({ id: 'a', type: 'book', title: 'T', issued: { literal: 'last week' } });
    expect([entry?.fields?.extra, entry?.warnings.length]).toEqual([{ issued: 'last week' }, 1]);
  });

  test('has what stands in our room even where somebody took the note away', () => {
    const custom = {
      galley: { agency: 'Saltmere Wire', extra: { mood: ['sad', 'grey'] }, human: { terms: 'on_record' } },
    };
    expect(read({ id: 'a', type: 'interview', title: 'T', custom })?.fields).toMatchObject({
      agency: 'Saltmere Wire',
      extra: { mood: ['sad', 'grey'] },
      human: { terms: 'on_record' },
      note: '',
    });
  });

  test('of an unknown type, and what is no item, are told', () => {
    const entries = parseCslJson(
      '[{"id":"a","type":"toString","title":"T"}, 7, {"id":"b","type":"periodical"}]',
    )?.entries;
    expect(entries?.map(({ fields, warnings }) => [fields?.kind ?? null, warnings.length])).toEqual([
      ['document', 1],
      [null, 1],
      ['article-journal', 2],
    ]);
  });

  test('stands alone, in an array, or under items; broken JSON is none', () => {
    const item = { id: 'a', type: 'book', title: 'T' };
    const counts = [item, [item], { items: [item] }].map(
      (json) => parseCslJson(JSON.stringify(json))?.entries.length,
    );
    expect(counts).toEqual([1, 1, 1]);
    expect(parseCslJson('[{')).toBeNull();
  });
});
