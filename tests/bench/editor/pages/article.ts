import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { BLOCK_SEPARATOR } from '@/lib/text/project-text';

/** Words of the article that something is said of, in offsets of its text. */
export type Comment = { id: string; start: number; end: number };

/** The article that all pages show, and what stands on it. */
export async function fetchArticle(): Promise<{ doc: JSONContent; comments: Comment[] }> {
  const [doc, comments] = await Promise.all([fetch('doc.json'), fetch('comments.json')]);
  return { doc: (await doc.json()) as JSONContent, comments: (await comments.json()) as Comment[] };
}

/** How offsets of the article's text become positions in a document of whatever schema: its textblocks are the article's, in order. */
export function positionsIn(doc: Node): (offset: number) => number {
  const blocks: { start: number; pos: number }[] = [];
  let start = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    blocks.push({ start, pos: pos + 1 });
    start += node.content.size + BLOCK_SEPARATOR.length;
    return false;
  });
  return (offset) => {
    const block = blocks.findLast((each) => each.start <= offset);
    return block ? block.pos + offset - block.start : 0;
  };
}
