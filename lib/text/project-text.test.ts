import { Schema, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocNode } from '@/lib/text/doc-node';
import { BLOCK_SEPARATOR, projectText } from '@/lib/text/project-text';

const schema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: { group: 'block', content: 'inline*', attrs: { level: { default: 1 } } },
    codeBlock: { group: 'block', content: 'text*', code: true },
    blockquote: { group: 'block', content: 'block+' },
    bulletList: { group: 'block', content: 'listItem+' },
    orderedList: { group: 'block', content: 'listItem+' },
    listItem: { content: 'block+' },
    table: { group: 'block', content: 'tableRow+' },
    tableRow: { content: '(tableCell | tableHeader)+' },
    tableCell: { content: 'block+' },
    tableHeader: { content: 'block+' },
    horizontalRule: { group: 'block' },
    text: { group: 'inline' },
    hardBreak: { group: 'inline', inline: true },
    image: { group: 'inline', inline: true },
  },
  marks: { bold: {} },
});

type Json = { type: string; text?: string; content?: Json[] };

const inline: fc.Arbitrary<Json> = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => ({ type: 'text', text })),
  fc.constantFrom<Json>({ type: 'hardBreak' }, { type: 'image' }),
);
const { block } = fc.letrec<{ block: Json }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Json>({ type: 'horizontalRule' }),
    fc.record({
      type: fc.constantFrom('paragraph', 'heading'),
      content: fc.array(inline, { maxLength: 4 }),
    }),
    fc.record({
      type: fc.constant('blockquote'),
      content: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constantFrom('bulletList', 'orderedList'),
      content: fc.array(
        fc.record({
          type: fc.constant('listItem'),
          content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant('table'),
      content: fc.array(
        fc.record({
          type: fc.constant('tableRow'),
          content: fc.array(
            fc.record({
              type: fc.constantFrom('tableCell', 'tableHeader'),
              content: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
            }),
            { minLength: 1, maxLength: 3 },
          ),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  ),
}));
const docs = fc.array(block, { maxLength: 6 }).map((content): Json => ({ type: 'doc', content }));

const text = (value: string): Json => ({ type: 'text', text: value });
const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content });
const doc = (...content: Json[]): Json => ({ type: 'doc', content });
const parse = (json: Json): ProseMirrorNode => schema.nodeFromJSON(json);

describe('projectText', () => {
  test('joins textblocks with the separator and gives every inline leaf one character', () => {
    const projection = projectText(
      doc(
        { type: 'heading', content: [text('Harbour reopens')] },
        paragraph(text('One'), { type: 'hardBreak' }, text('two'), { type: 'image' }),
        { type: 'horizontalRule' },
        { type: 'blockquote', content: [paragraph(text('“Ha.”'))] },
      ),
    );
    expect(projection.text).toBe('Harbour reopens\nOne\ntwo\uFFFC\n“Ha.”');
    expect(projection.blocks).toEqual([
      { start: 0, end: 15, pos: 1 },
      { start: 16, end: 24, pos: 18 },
      { start: 25, end: 30, pos: 30 },
    ]);
  });

  test('takes each paragraph of a cell for a textblock like any other, row by row', () => {
    const cell = (...content: Json[]): Json => ({ type: 'tableCell', content });
    const row = (...content: Json[]): Json => ({ type: 'tableRow', content });
    const table = {
      type: 'table',
      content: [
        row(cell(paragraph(text('a')), paragraph(text('b'))), cell(paragraph())),
        row(cell(paragraph(text('c')))),
      ],
    };
    const projection = projectText(doc(paragraph(text('x')), table, paragraph(text('y'))));
    expect(projection.text).toBe('x\na\nb\n\nc\ny');
    expect(projection.blocks.map(({ pos }) => pos)).toEqual([1, 7, 10, 15, 21, 27]);
  });

  test('counts positions as ProseMirror does in nested lists and empty paragraphs', () => {
    const json = doc(paragraph(), {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(text('a')), paragraph(text('b'))] }],
    });
    const node = parse(json);
    const found: number[] = [];
    node.descendants((child, pos) => void (child.isTextblock && found.push(pos + 1)));
    expect(projectText(json).blocks.map((each) => each.pos)).toEqual(found);
  });

  test('sends a position between blocks to the end before it, or to the start after it', () => {
    const projection = projectText(
      doc(paragraph(text('ab')), { type: 'horizontalRule' }, paragraph(text('cd'))),
    );
    // 0 <p> 1 a 2 b 3 </p> 4 <hr> 5 <p> 6 c 7 d 8 </p> 9
    expect([3, 4, 5, 6].map((pos) => projection.posToOffset(pos))).toEqual([2, 2, 2, 3]);
    expect([3, 4, 5, 6].map((pos) => projection.posToOffset(pos, 1))).toEqual([2, 3, 3, 3]);
    expect([-5, 0, 9, 99].map((pos) => projection.posToOffset(pos, 1))).toEqual([0, 0, 5, 5]);
  });

  test('clamps offsets outside the text', () => {
    const projection = projectText(doc(paragraph(text('ab'))));
    expect([projection.offsetToPos(-3, 1), projection.offsetToPos(40, -1)]).toEqual([1, 3]);
  });

  test('answers for documents without a textblock', () => {
    for (const json of [doc(), doc({ type: 'horizontalRule' }), { type: 'doc' }]) {
      const projection = projectText(json);
      expect([projection.text, projection.blocks, projection.posToOffset(1)]).toEqual(['', [], 0]);
      expect(projection.offsetToPos(0, -1)).toBe(0);
      expect(projection.offsetToPos(0, 1)).toBe(parse(json).content.size);
    }
  });

  test('gives the same for a ProseMirror node and for its JSON', () => {
    fc.assert(
      fc.property(docs, (json) => {
        const [a, b] = [projectText(json), projectText(parse(json))];
        expect({ text: a.text, blocks: a.blocks }).toEqual({ text: b.text, blocks: b.blocks });
      }),
    );
  });

  test('agrees with ProseMirror on the text and place of every block', () => {
    fc.assert(
      fc.property(docs, (json) => {
        const node = parse(json);
        const { text: whole, blocks } = projectText(node);
        const expected: string[] = [];
        node.descendants((child, pos) => {
          if (!child.isTextblock) return;
          const leaf = (each: ProseMirrorNode) => (each.type.name === 'hardBreak' ? '\n' : '\uFFFC');
          expected.push(child.textBetween(0, child.content.size, '', leaf));
          expect(blocks[expected.length - 1]?.pos).toBe(pos + 1);
        });
        expect(whole).toBe(expected.join(BLOCK_SEPARATOR));
        expect(blocks.map((each) => whole.slice(each.start, each.end))).toEqual(expected);
      }),
    );
  });

  test('comes back to every offset from its position, on both sides', () => {
    fc.assert(
      fc.property(docs, fc.constantFrom(-1 as const, 1 as const), (json, side) => {
        const projection = projectText(json);
        for (let offset = 0; offset <= projection.text.length; offset++) {
          const pos = projection.offsetToPos(offset, side);
          expect(projection.posToOffset(pos, -1)).toBe(offset);
          expect(projection.posToOffset(pos, 1)).toBe(offset);
        }
      }),
    );
  });

  test('is monotone over all positions, and its places inside blocks hold the same characters', () => {
    fc.assert(
      fc.property(docs, fc.constantFrom(-1 as const, 1 as const), (json, side) => {
        const node = parse(json);
        const projection = projectText(json);
        let last = 0;
        for (let pos = -1; pos <= node.content.size + 1; pos++) {
          const offset = projection.posToOffset(pos, side);
          expect(offset).toBeGreaterThanOrEqual(last);
          expect(offset).toBeLessThanOrEqual(projection.text.length);
          last = offset;
        }
        for (const { start, end, pos } of projection.blocks) {
          for (let offset = start; offset < end; offset++) {
            const char = node.textBetween(pos + offset - start, pos + offset - start + 1, '', (leaf) =>
              leaf.type.name === 'hardBreak' ? '\n' : '\uFFFC',
            );
            expect(char).toBe(projection.text[offset]);
          }
        }
      }),
    );
  });

  test('reads unknown nodes by their shape: with text a textblock, with blocks a container, bare a leaf', () => {
    const json: DocNode = {
      type: 'doc',
      content: [
        { type: 'figure', content: [{ type: 'picture' }, { type: 'caption', content: [text('Quay')] }] },
        { content: [{ type: 'paragraph', content: [{ type: 'mention', content: [text('Ada')] }] }] },
      ],
    };
    const projection = projectText(json);
    expect(projection.text).toBe('Quay\n\uFFFCAda\uFFFC');
    expect(projection.blocks.map((each) => each.pos)).toEqual([3, 11]);
  });
});
