import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvFormat } from '@/lib/export/csv';
import { markdownFormat } from '@/lib/export/markdown';
import { w3cFormat } from '@/lib/export/w3c';
import type { Node } from '@/lib/export/w3c/node';

import { id } from '../../tests/fixtures/export/build-bundle';
import { editedBundle } from '../../tests/fixtures/export/edited-bundle';
import { bytesOf, textOf } from '../../tests/fixtures/export/read-export';
import {
  allOf,
  articleOf,
  parseMarkdown,
  plainText,
  textBlocksOf,
} from '../../tests/fixtures/export/read-markdown';

const bundle = editedBundle();

describe('the W3C export of a text that was changed', () => {
  const { first } = JSON.parse(textOf(w3cFormat, bundle)) as { first: { items: Node[] } };
  const itemOf = (number: number) =>
    first.items.find((item) => String(item['id']).endsWith(id(number))) ?? expect.fail(`No item ${number}.`);
  const targetsOf = (number: number) => itemOf(number)['target'] as Node[];
  const typesOf = (target: Node = {}) => ((target['selector'] ?? []) as Node[]).map(({ type }) => type);

  test('tells a stale check, and what it was', () => {
    expect(itemOf(61)).toMatchObject({
      'fc:verificationStatus': 'stale',
      'fc:statusWhenChecked': 'verified',
    });
    expect(itemOf(62)).toMatchObject({ 'fc:verificationStatus': 'verified' });
    expect(itemOf(62)).not.toHaveProperty('fc:statusWhenChecked');
  });

  test('keeps the quote that was meant beside the words that stand there', () => {
    const [target] = targetsOf(61);
    expect(target).toMatchObject({ 'fc:placement': 'changed', 'fc:wordsNow': '21.5 million' });
    expect(target?.['selector']).toMatchObject([{ exact: '19.5 million' }, { type: 'TextPositionSelector' }]);
  });

  test('gives no position to what has no place', () => {
    for (const [number, placement] of [
      [63, 'ambiguous'],
      [64, 'orphaned'],
    ] as const) {
      const [target] = targetsOf(number);
      expect(target).toMatchObject({ 'fc:placement': placement });
      expect(typesOf(target)).toEqual(['TextQuoteSelector']);
    }
    const [placed, gone] = targetsOf(65).toSorted((one) => (typesOf(one).length === 2 ? -1 : 1));
    expect([typesOf(placed).length, typesOf(gone).length]).toEqual([2, 1]);
    expect(placed).not.toHaveProperty('fc:placement');
  });

  test('tells who decided about a suggestion, and what it replaced', () => {
    expect(itemOf(66)).toMatchObject({
      motivation: 'editing',
      'fc:decision': 'accepted',
      'fc:decidedBy': { type: 'Person', name: '=Jonas *Abubakar*' },
      'fc:replaced': 'The work cost',
    });
    expect(itemOf(66)).not.toHaveProperty('fc:decidedById');
  });
});

describe('the tables of a text that was changed', () => {
  const files = unzipSync(bytesOf(csvFormat, bundle));
  const rowsOf = (name: string) =>
    parse<Record<string, string>>(Buffer.from(files[`${name}.csv`] ?? ''), { bom: true, columns: true });
  const find = (name: string, number: number) =>
    rowsOf(name).find((row) => Object.values(row)[0] === id(number)) ?? expect.fail(`No row ${number}.`);

  test('have the placement of every annotation and range, and the words now', () => {
    const placements = [61, 62, 63, 64, 65, 66, 67].map((number) => find('items', number)['placement']);
    expect(placements).toEqual([
      'changed',
      'moved',
      'ambiguous',
      'orphaned',
      'orphaned',
      'placed',
      'changed',
    ]);
    expect(find('ranges', 61)).toMatchObject({
      exact: '19.5 million',
      placement: 'changed',
      words_now: '21.5 million',
    });
    expect(find('ranges', 62)).toMatchObject({ placement: 'moved', words_now: '' });
  });

  test('give no place, but a line, to what has none', () => {
    expect(find('items', 64)).toMatchObject({ start: '', end: '', line_no: expect.stringMatching(/^\d+$/) });
    expect(find('ranges', 63)).toMatchObject({ start: '', end: '', exact: 'Photo: [^c1] | archive' });
    expect(find('quotes', 65)['ranges']).toMatch(/^\d+\.\.\d+$/);
  });

  test('tell stale checks, and the lines that changed since', () => {
    expect(find('claims', 61)['status']).toBe('stale');
    const changed = rowsOf('lines').filter((line) => line['changed_since_check'] === 'yes');
    expect(changed.map(({ text }) => text)).toEqual([
      expect.stringContaining('Photo'),
      expect.stringContaining('21.5 million'),
    ]);
  });

  test('name who decided, and never by an id', () => {
    expect(find('suggestions', 66)).toMatchObject({ decision: 'accepted', replaced: 'The work cost' });
    const decided = rowsOf('fields').find(({ field }) => field === 'decidedById');
    expect(decided?.['value']).toBe("'=Jonas *Abubakar*");
  });
});

describe('the Markdown of a text that was changed', () => {
  const tree = parseMarkdown(textOf(markdownFormat, bundle));
  const tables = allOf(tree, 'table').map((table) =>
    table.children.map((row) => row.children.map((cell) => cell.children.map(plainText).join(''))),
  );

  test('gives the article back, and has a definition for every reference', () => {
    const words = textBlocksOf(articleOf(tree)).map((block) =>
      block
        .filter(({ marks }) => marks !== 'reference')
        .map(({ character }) => character)
        .join(''),
    );
    expect(words.join('\n')).toBe(bundle.article.text);
    const references = new Set(allOf(tree, 'footnoteReference').map((each) => each.identifier));
    const definitions = allOf(tree, 'footnoteDefinition').map((each) => each.identifier);
    expect(new Set(definitions)).toEqual(references);
    expect(definitions).toHaveLength(bundle.annotations.length);
  });

  test('lists what lost its place in a table, with the only reference to it', () => {
    expect(tables[1]?.map((row) => row.slice(1))).toEqual([
      ['Kind', 'Status', 'Placement', 'Was in line', 'Words'],
      ['Claim', 'Stale', 'Ambiguous', expect.stringMatching(/\d/), 'Photo: [^c1] | archive'],
      ['Quote', 'Unchecked', 'Orphaned', expect.stringMatching(/\d/), '“Perhaps.”'],
      ['Note', '', 'Orphaned', expect.stringMatching(/\d/), 'It is | cracked'],
    ]);
  });

  test('counts a stale check among what is open, and a decided suggestion not', () => {
    const [, ...open] = tables[0] ?? [];
    expect(open.map(([, kind, status]) => `${kind} ${status}`).toSorted()).toEqual([
      'Claim Stale',
      'Claim Stale',
      'Quote Unchecked',
    ]);
  });

  test('says in the note what stands there now, and who decided', () => {
    const notes = allOf(tree, 'footnoteDefinition').map((each) => allOf(each, 'paragraph').map(plainText));
    expect(notes.find(([head]) => head?.startsWith('Claim - Stale'))).toBeDefined();
    expect(notes.flat()).toContain('content, words now: 21.5 million');
    expect(notes.flat()).toContain('decided by: =Jonas *Abubakar*');
  });
});

test('a sentence of a stale check is open, and what cleared other words clears nothing', () => {
  const lineAt = (words: string) => {
    const at = bundle.article.text.indexOf(words);
    return bundle.lines.find(({ start, end }) => start <= at && at < end)?.status;
  };
  expect(lineAt('21.5 million')).toBe('open');
  expect(lineAt('1,900 kilograms')).toBe('read');
  expect(lineAt('Observers said')).toBe('unread');
});
