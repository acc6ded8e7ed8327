import { describe, expect, it } from 'vitest';
import { countKept, editsFor, NO_WORK, originOf, richOf } from '@/components/articles/import-work';
import type { ImportPreview } from '@/lib/articles/import-rules';

const preview: ImportPreview = {
  fields: { title: 'Ferry', byline: 'Mira', outlet: '', agency: '', publishedAt: '', url: '', language: '' },
  provenance: { title: 'first line', byline: 'meta author' },
  doc: { type: 'doc' },
  titleAdded: false,
  warnings: [],
  encoding: 'utf-8',
  blocks: [
    { type: 'heading', text: 'Ferry', words: 1 },
    { type: 'paragraph', text: 'It runs.', words: 2 },
    { type: 'paragraph', text: 'Again and again.', words: 3 },
  ],
  digest: 'abc',
};

describe('rich text', () => {
  const rich = { html: '<b>a</b>', text: 'a' };

  it('is kept while the text is what was pasted, also after an undo', () => {
    expect(richOf({ ...NO_WORK, text: 'a', rich })).toBe('<b>a</b>');
    expect(richOf({ ...NO_WORK, text: 'a b', rich })).toBeNull();
    expect(richOf({ ...NO_WORK, text: 'a' })).toBeNull();
  });
});

describe('edits', () => {
  it('begin with what was read, under a new id', () => {
    const edits = editsFor(preview, null);
    expect(edits).toMatchObject({ digest: 'abc', fields: preview.fields, dropped: [] });
    expect(editsFor(preview, null).id).not.toBe(edits.id);
  });

  it('go on where they were while the input reads the same, under the same id', () => {
    const before = {
      ...editsFor(preview, null),
      fields: { ...preview.fields, outlet: 'Courier' },
      dropped: [2],
    };
    expect(editsFor(preview, before)).toEqual(before);
    expect(editsFor({ ...preview, digest: 'other' }, before)).toMatchObject({
      fields: preview.fields,
      dropped: [],
    });
  });
});

describe('where a field is from', () => {
  it.each([
    ['title', 'Ferry', 'Read from: first line'],
    ['title', 'The ferry', 'Typed. Read was “Ferry”, from: first line'],
    ['byline', '', 'Emptied. Read was “Mira”, from: meta author'],
    ['outlet', '', 'Not found; leave it empty or type it.'],
    ['outlet', 'Courier', 'Typed.'],
    ['title', '', 'Emptied. Read was “Ferry”, from: first line'],
  ] as const)('of %s with %j is %j', (name, value, expected) => {
    expect(originOf(name, value, preview)).toBe(expected);
  });
});

it('says that a title that was not found must be typed', () => {
  const untitled = { ...preview, fields: { ...preview.fields, title: '' }, provenance: {} };
  expect(originOf('title', '', untitled)).toBe('Not found; type it.');
});

it('counts the words and blocks that stay', () => {
  expect(countKept(preview, new Set())).toEqual({ words: 6, blocks: 3, all: 3 });
  expect(countKept(preview, new Set([1, 7]))).toEqual({ words: 4, blocks: 2, all: 3 });
});
