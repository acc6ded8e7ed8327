import type { Node } from '@tiptap/pm/model';
import { projectionOf } from '@/lib/editor/projection-of';
import type { ComparedText } from '@/lib/versions/comparison-rules';

/** The text of a document with its blocks, as comparisons read it. */
export function comparedText(doc: Node): ComparedText {
  const { text, blocks } = projectionOf(doc);
  return {
    text,
    blocks: blocks.map(({ start, end, pos }) => {
      const block = doc.resolve(pos).parent;
      const level: unknown = block.attrs['level'];
      return { start, end, kind: block.type.name + (typeof level === 'number' ? String(level) : '') };
    }),
  };
}
