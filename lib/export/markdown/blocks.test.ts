import { expect, test } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import { BLOCKS, indented } from '@/lib/export/markdown/blocks';
import { MARKS } from '@/lib/export/markdown/pieces';

test('every node and mark of the schema has its words in Markdown', () => {
  const inline = ['text', 'hardBreak'];
  expect([...Object.keys(BLOCKS), ...inline].toSorted()).toEqual(
    Object.keys(documentSchema.nodes).toSorted(),
  );
  expect(Object.keys(MARKS).toSorted()).toEqual(Object.keys(documentSchema.marks).toSorted());
});

test('indents every line but leaves nothing white on an empty one', () => {
  expect(indented('a\n\nb\r\n\rc', '> ', '> ')).toBe('> a\n>\n> b\r\n>\r> c');
  expect(indented('', '- ', '  ')).toBe('-');
});
