import { expect, it } from 'vitest';
import { blockText } from '@/lib/import/block-text';

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (...content: { type: string }[]) => ({ type: 'paragraph', content });
const item = (...content: { type: string }[]) => ({ type: 'listItem', content });

it('writes a block as plain lines', () => {
  expect(blockText(paragraph(text('a '), text('b'), { type: 'hardBreak' }, text('c')))).toBe('a b\nc');
  expect(blockText({ type: 'blockquote', content: [paragraph(text('a')), paragraph(text('b'))] })).toBe(
    'a\nb',
  );
  const nested = { type: 'bulletList', content: [item(paragraph(text('b')))] };
  expect(
    blockText({
      type: 'orderedList',
      content: [item(paragraph(text('a')), nested), item(paragraph(text('c')))],
    }),
  ).toBe('- a\n  - b\n- c');
  expect(blockText({ type: 'horizontalRule' })).toBe('');
});
