import type { DocJson } from '@/lib/articles/model';

/** The words of a block on one line for each textblock, with a dash before list items. */
export function blockText(node: DocJson): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const children = node.content ?? [];
  const isTextblock = children.some((child) => child.type === 'text');
  const text = children.map(blockText).join(isTextblock ? '' : '\n');
  return node.type === 'listItem' ? `- ${text.replaceAll('\n', '\n  ')}` : text;
}
