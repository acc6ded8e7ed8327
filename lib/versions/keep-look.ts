import { Fragment, type Node } from '@tiptap/pm/model';
import type { Work } from '@/lib/anchoring/work';

/**
 * A document read from plain text, which tells nothing of how it looks, in the look of the one it comes after: blocks that say to the
 * letter what one there said are that one, with its links, emphasis and rank. Each old block serves once, in order first.
 */
export function* keepingLook(before: Node, after: Node): Work<Node> {
  const known = new Map<string, Node[]>();
  for (const block of before.content.content) {
    if (!block.isTextblock) continue;
    const same = known.get(textOf(block)) ?? [];
    same.push(block);
    known.set(textOf(block), same);
    yield;
  }
  const blocks: Node[] = [];
  for (const block of after.content.content) {
    blocks.push(block.isTextblock ? (known.get(textOf(block))?.shift() ?? block) : block);
    yield;
  }
  return after.copy(Fragment.fromArray(blocks));
}

function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, '', '\n');
}
