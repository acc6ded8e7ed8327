import type { Node } from '@tiptap/pm/model';
import type { Work } from '@/lib/anchoring/work';
import { projectionOf } from '@/lib/editor/projection-of';
import type { ComparedText } from '@/lib/versions/comparison-rules';

/** The text of a document with its blocks, as comparisons read it. */
export function* readingText(doc: Node): Work<ComparedText> {
  const { text, blocks } = projectionOf(doc);
  yield;
  const kinds = new Map<number, string>();
  doc.descendants((node, pos) => {
    const level: unknown = node.attrs['level'];
    if (node.isBlock) kinds.set(pos + 1, node.type.name + (typeof level === 'number' ? String(level) : ''));
    return !node.isTextblock;
  });
  yield;
  return { text, blocks: blocks.map(({ start, end, pos }) => ({ start, end, kind: kinds.get(pos) ?? '' })) };
}
