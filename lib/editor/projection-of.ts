import type { Node } from '@tiptap/pm/model';
import type { DocNode } from '@/lib/text/doc-node';
import { projectText, type TextProjection } from '@/lib/text/project-text';

const projections = new WeakMap<Node, TextProjection>();
const blockTexts = new WeakMap<DocNode, string>();

/**
 * The projection of a ProseMirror document, made once for each version of it: versions share the textblocks that are the same, so the
 * next one costs little more than joining their texts. Kept as long as the document is.
 */
export function projectionOf(doc: Node): TextProjection {
  const known = projections.get(doc);
  if (known) return known;
  const projection = projectText(doc, blockTexts);
  projections.set(doc, projection);
  return projection;
}
