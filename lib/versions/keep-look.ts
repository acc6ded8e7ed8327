import { Fragment, type Node } from '@tiptap/pm/model';

/**
 * A document read from plain text, which tells nothing of how it looks, in the look of the one it comes after: blocks that say to the
 * letter what one there said are that one, with its links, emphasis and rank. Each old block serves once, in order first.
 */
export function keepLook(before: Node, after: Node): Node {
  const known = new Map<string, Node[]>();
  before.forEach((block) => {
    if (!block.isTextblock) return;
    const same = known.get(textOf(block)) ?? [];
    same.push(block);
    known.set(textOf(block), same);
  });
  const blocks = after.content.content.map((block) =>
    block.isTextblock ? (known.get(textOf(block))?.shift() ?? block) : block,
  );
  return after.copy(Fragment.fromArray(blocks));
}

function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, '', '\n');
}
