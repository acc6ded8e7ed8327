import type { Node } from '@tiptap/pm/model';

const known = new WeakMap<Node, readonly Node[]>();

/** The textblocks of a document in order: those that `projectionOf` counts, one for one. Versions share those that are the same. */
export function textblocksOf(doc: Node): readonly Node[] {
  const found = known.get(doc);
  if (found) return found;
  const blocks: Node[] = [];
  doc.descendants((node) => {
    if (node.isTextblock) blocks.push(node);
    return !node.isTextblock;
  });
  known.set(doc, blocks);
  return blocks;
}
