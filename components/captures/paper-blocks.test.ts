import { describe, expect, it } from 'vitest';
import { blockAt, paperBlocksOf } from '@/components/captures/paper-blocks';
import { projectText } from '@/lib/text/project-text';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const cell = (text: string) => ({ type: 'tableCell', content: [paragraph(text)] });
const doc = {
  type: 'doc',
  content: [
    paragraph('One'),
    { type: 'horizontalRule' },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('Year'), cell('Ships')] }] },
    { type: 'paragraph' },
    paragraph('Two'),
  ],
};

describe('paperBlocksOf', () => {
  const { text } = projectText(doc);
  const blocks = paperBlocksOf(doc, [
    { type: 'page', value: '1', start: 0 },
    { type: 'page', value: '2', start: text.indexOf('Ships') },
    { type: 'page', value: '3', start: text.length },
  ]);

  it('has every block with its words, whatever stands between them', () => {
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'One',
      '',
      'Year\nShips',
      '',
      'Two',
    ]);
    expect(blocks[2]?.textblocks.map(({ start, end }) => text.slice(start, end))).toEqual(['Year', 'Ships']);
  });

  it('puts each place into the block that it begins in', () => {
    expect(blocks.map(({ places }) => places.map(({ value }) => value))).toEqual([
      ['1'],
      [],
      ['2'],
      [],
      ['3'],
    ]);
  });

  it('finds the block of an offset', () => {
    expect([0, 3, 4, 9, text.length, 10_000].map((offset) => blockAt(blocks, offset))).toEqual([
      0, 0, 2, 2, 4, 4,
    ]);
  });
});
