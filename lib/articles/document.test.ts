import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '@/lib/articles/document';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';

import { tables } from '../../tests/fixtures/editing/tables';

const text = (words: string, marks?: unknown[]) => ({ type: 'text', text: words, ...(marks && { marks }) });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const link = (attrs: unknown) => ({ type: 'link', attrs });

describe('readDocument', () => {
  test('takes headings, lists, quotes, captions, code and links', () => {
    const item = { type: 'listItem', content: [paragraph(text('one'))] };
    const read = readDocument(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Heading')] },
        paragraph(text('bold', [{ type: 'bold' }]), { type: 'hardBreak' }, text('plain')),
        { type: 'orderedList', attrs: { start: 3 }, content: [item] },
        { type: 'blockquote', content: [{ type: 'bulletList', content: [item] }] },
        { type: 'codeBlock', attrs: { language: 'c++' }, content: [text('x = 1')] },
        { type: 'caption', content: [text('Photo', [link({ href: 'https://example.test/a' })])] },
        { type: 'horizontalRule' },
      ),
    );
    expect(read).toMatchObject({ ok: true, text: 'Heading\nbold\nplain\none\none\nx = 1\nPhoto' });
  });

  test.each([
    ['nothing', undefined, 'malformed'],
    ['a list', [], 'malformed'],
    ['a paragraph alone', paragraph(text('a')), 'malformed'],
    ['an unknown node', doc({ type: 'image', attrs: { src: 'https://x.test' } }), 'malformed'],
    ['an unknown mark', doc(paragraph(text('a', [{ type: 'blink' }]))), 'malformed'],
    ['text where blocks belong', doc(text('a')), 'malformed'],
    ['an empty piece of text', doc(paragraph(text(''))), 'malformed'],
    ['a text that is a number', doc(paragraph({ type: 'text', text: 1 })), 'malformed'],
    ['an empty document', doc(), 'malformed'],
    ['space only', doc(paragraph(text(' \u00a0 ')), paragraph()), 'no_text'],
    ['a script link', doc(paragraph(text('a', [link({ href: 'javascript:alert(1)' })]))), 'unsafe_link'],
    [
      'a hidden script link',
      doc(paragraph(text('a', [link({ href: ' java\nscript:alert(1)' })]))),
      'unsafe_link',
    ],
    ['a data link', doc(paragraph(text('a', [link({ href: 'data:text/html,x' })]))), 'unsafe_link'],
    ['a relative link', doc(paragraph(text('a', [link({ href: '/x' })]))), 'unsafe_link'],
    ['a NUL', doc(paragraph(text('a\0b'))), 'unstorable'],
    ['half of an emoji', doc(paragraph(text('a\ud83d'))), 'unstorable'],
    ['a very long text', doc(paragraph(text('a'.repeat(MAX_TEXT + 1)))), 'too_long'],
    [
      'very many blocks',
      doc(...Array.from({ length: MAX_BLOCKS + 1 }, () => paragraph(text('a')))),
      'too_many_blocks',
    ],
  ])('refuses %s', (_, json, fault) => {
    expect(readDocument(json)).toEqual({ ok: false, fault });
  });

  test('refuses quotes in quotes without end before they exhaust the stack', () => {
    let deep: unknown = paragraph(text('a'));
    for (let level = 0; level < 100_000; level++) deep = { type: 'blockquote', content: [deep] };
    expect(readDocument(doc(deep))).toEqual({ ok: false, fault: 'too_deep' });
  });

  test('keeps of a link its address and title, and of a block only what the schema knows', () => {
    const attrs = {
      href: 'https://example.test/',
      title: 'T',
      target: '_top',
      rel: 'opener',
      onclick: 'x()',
    };
    const read = readDocument(
      doc(
        { type: 'heading', attrs: { level: 99, style: 'x' }, content: [text('a', [link(attrs)])] },
        { type: 'codeBlock', attrs: { language: '"><script>' }, content: [text('b')] },
      ),
    );
    if (!read.ok) throw new Error(read.fault);
    const [heading, code] = read.doc.content ?? [];
    expect(heading?.attrs).toEqual({ level: 1 });
    expect(heading?.content?.[0]?.marks?.[0]?.attrs).toEqual({
      href: 'https://example.test/',
      title: 'T',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      class: null,
    });
    expect(code?.attrs).toEqual({ language: null });
  });

  const cell = (attrs: unknown, ...content: unknown[]) => ({ type: 'tableCell', attrs, content });
  const table = (...cells: unknown[]) => ({ type: 'table', content: [{ type: 'tableRow', content: cells }] });

  test('keeps of a cell what it spans, and nothing of how wide a column was made', () => {
    const asked = [{ colspan: 2, rowspan: 100, colwidth: [90], align: 'left', style: 'x' }, { colspan: 101 }];
    const read = readDocument(
      doc(
        table(
          ...[...asked, { colspan: 0, rowspan: 1.5 }, { colspan: '3' }, null].map((attrs) =>
            cell(attrs, paragraph(text('a'))),
          ),
        ),
      ),
    );
    if (!read.ok) throw new Error(read.fault);
    const one = { colspan: 1, rowspan: 1 };
    const cells = read.doc.content?.[0]?.content?.[0]?.content ?? [];
    expect(cells.map(({ attrs }) => attrs)).toEqual([{ colspan: 2, rowspan: 100 }, one, one, one, one]);
    expect(read.text).toBe('a\na\na\na\na');
  });

  test.each([
    ['a table in a cell', table(cell({}, table(cell({}, paragraph(text('a'))))))],
    ['a table in a quotation', { type: 'blockquote', content: [table(cell({}, paragraph(text('a'))))] }],
    ['a row without cells', table()],
    ['a cell without blocks', table(cell({}))],
    ['words in a cell', table(cell({}, text('a')))],
    ['a row by itself', { type: 'tableRow', content: [cell({}, paragraph(text('a')))] }],
  ])('refuses %s', (_, json) => {
    expect(readDocument(doc(paragraph(text('a')), json))).toEqual({ ok: false, fault: 'malformed' });
  });

  test('takes tables of any shape, and gives them the same when they are read again', () => {
    fc.assert(
      fc.property(fc.array(tables, { minLength: 1, maxLength: 2 }), (content) => {
        const once = readDocument(doc(paragraph(text('a')), ...content));
        expect(once.ok && readDocument(once.doc)).toEqual(once);
      }),
    );
  });

  test('gives the same when its result is read again', () => {
    const inline = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((words) => words.replaceAll('\0', '0'))
      .chain((words) =>
        fc.constantFrom(text(words), text(words, [{ type: 'italic' }]), { type: 'hardBreak' }),
      );
    const block = fc.oneof(
      fc.array(inline, { maxLength: 4 }).map((content) => paragraph(...content)),
      fc.record({
        type: fc.constant('heading'),
        attrs: fc.record({ level: fc.integer() }),
        content: fc.array(inline),
      }),
      fc.array(inline).map((content) => ({ type: 'blockquote', content: [paragraph(...content)] })),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
        const once = readDocument(doc(...blocks));
        if (once.ok) expect(readDocument(once.doc)).toEqual(once);
        else expect(once.fault).toBe('no_text');
      }),
    );
  });
});
