import { parseHTML } from 'linkedom';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ImportBlock } from '@/components/articles/import-block';
import { paperBlocksOf } from '@/components/captures/paper-blocks';
import { domPoint, offsetAt } from '@/components/captures/text-places';
import type { CaptureDoc } from '@/lib/captures/model';
import { projectText } from '@/lib/text/project-text';

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});
const paragraph = (...content: CaptureDoc[]): CaptureDoc => ({ type: 'paragraph', content });
const cell = (words: string): CaptureDoc => ({ type: 'tableCell', content: [paragraph(text(words))] });
const doc: CaptureDoc = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [text('港の門は四時に閉じた')] },
    paragraph(text('The quay '), text('opens', 'bold'), { type: 'hardBreak' }, text('on 2 May. 🛟')),
    { type: 'horizontalRule' },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('One')), paragraph()] }] },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('Year'), cell('Ships')] }] },
    { type: 'codeBlock', content: [text('a\nb')] },
  ],
};
const whole = projectText(doc).text;
const blocks = paperBlocksOf(doc, []);
const { document } = parseHTML(
  `<!doctype html><html><body>${blocks
    .map(
      ({ node }) =>
        `<div><span>p. 4</span>${renderToStaticMarkup(<ImportBlock node={node} />)}<i>after</i></div>`,
    )
    .join('')}</body></html>`,
);
const elements = [...document.body.children];

/** The block at an index, with what it is drawn as. */
function drawnAt(index: number) {
  const block = blocks[index];
  const element = elements[index];
  if (!block || !element) throw new Error(`There is no block ${index}.`);
  return { block, element };
}

describe('places in the text of a copy and on the page', () => {
  test('are each other’s inverse at every offset of every block', () => {
    let seen = 0;
    for (const index of blocks.keys()) {
      const { block, element } = drawnAt(index);
      for (const { start, end } of block.textblocks) {
        for (let offset = start; offset <= end; offset += 1) {
          const point = domPoint(element, block, offset);
          if (!point) throw new Error(`Offset ${offset} has no place.`);
          expect(offsetAt(element, block, point, 1)).toBe(offset);
          expect(offsetAt(element, block, point, -1)).toBe(offset);
          seen += 1;
        }
      }
    }
    // Each character once, and the end of each textblock, which its separator stands behind.
    expect(seen).toBe(whole.length + 1);
  });

  test('stand between the children of an element as between their words', () => {
    const { block, element } = drawnAt(1);
    const drawn = element.querySelector('p');
    if (!drawn) throw new Error('The paragraph is not drawn.');
    const wordsBefore = [...drawn.childNodes.keys(), drawn.childNodes.length].map((offset) =>
      whole.slice(block.start, offsetAt(element, block, { node: drawn, offset }, 1)),
    );
    expect(wordsBefore).toEqual([
      '',
      'The quay ',
      'The quay opens',
      'The quay opens\n',
      'The quay opens\non 2 May. 🛟',
    ]);
  });

  test('beside the words are at the next words, or at the last ones', () => {
    const { block, element } = drawnAt(4);
    const at = (selector: string, offset: number, side: -1 | 1, child = false) => {
      const found = element.querySelector(selector);
      const node = child ? found?.firstChild : found;
      if (!node) throw new Error(`There is no ${selector}.`);
      return offsetAt(element, block, { node, offset }, side) - block.start;
    };
    expect([at('span', 2, 1, true), at('span', 2, -1, true)]).toEqual([0, 0]);
    expect([at('tr', 1, -1), at('tr', 1, 1)]).toEqual(['Year'.length, 'Year\n'.length]);
    expect([at('i', 0, -1), at('i', 3, 1, true)]).toEqual(['Year\nShips'.length, 'Year\nShips'.length]);
  });
});
