import type { PaperBlock } from '@/components/captures/paper-blocks';
import type { TextRange } from '@/lib/text/text-range';

const TEXTBLOCKS = 'p, h1, h2, h3, h4, pre, figcaption';
const TEXT_NODE = 3;

/** A place in a page, as selections and ranges have it. */
interface DomPoint {
  node: Node;
  offset: number;
}

/** The place of a range in a block that is drawn as `element`; null where the range is not in it. The part of it, where it reaches further. */
export function domRange(element: Element, block: PaperBlock, { start, end }: TextRange): Range | null {
  const from = domPoint(element, block, Math.max(start, block.start));
  const to = domPoint(element, block, Math.min(end, block.end));
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The place of an offset in a block that is drawn as `element`; null where no words of the block are drawn. */
export function domPoint(element: Element, { textblocks }: PaperBlock, offset: number): DomPoint | null {
  const index = textblocks.findIndex((textblock) => offset <= textblock.end);
  const textblock = textblocks[index];
  const drawn = [...element.querySelectorAll(TEXTBLOCKS)][index];
  if (!textblock || !drawn) return null;
  let left = offset - textblock.start;
  let last: Node = drawn;
  for (const node of nodesIn(drawn)) {
    if (node.nodeType === TEXT_NODE) {
      if (left <= lengthOf(node)) return { node, offset: left };
      last = node;
    }
    left -= lengthOf(node);
  }
  return { node: last, offset: last.nodeValue?.length ?? 0 };
}

/**
 * The offset of a place in a block that is drawn as `element`, the inverse of `domPoint`. A place between the block's words, as beside a
 * page number, is where the next words begin (side 1) or where the last ones ended (side -1).
 */
export function offsetAt(
  element: Element,
  { start, textblocks }: PaperBlock,
  point: DomPoint,
  side: -1 | 1,
): number {
  const drawn = [...element.querySelectorAll(TEXTBLOCKS)];
  let ended = { at: start, next: 0 };
  let at: number | null = null;
  const reaches = (node: Node): boolean => {
    const isHere = node === point.node;
    const index = drawn.findIndex((each) => each === node);
    const textblock = textblocks[index];
    if (textblock) at = textblock.start;
    const children = isHere ? [...node.childNodes].slice(0, point.offset) : node.childNodes;
    for (const child of children) if (reaches(child)) return true;
    if (at !== null) at += isHere && node.nodeType === TEXT_NODE ? point.offset : isHere ? 0 : lengthOf(node);
    if (isHere) return true;
    if (textblock) {
      ended = { at: textblock.end, next: index + 1 };
      at = null;
    }
    return false;
  };
  reaches(element);
  return at ?? (side > 0 ? (textblocks[ended.next]?.start ?? ended.at) : ended.at);
}

/** The words that a stretch of the page takes in, among blocks that are drawn under `paper` with their index; null when none. */
export function textRangeOf(paper: Element, blocks: readonly PaperBlock[], range: Range): TextRange | null {
  const drawn = [...paper.querySelectorAll<HTMLElement>('[data-copy-block]')].filter((each) =>
    range.intersectsNode(each),
  );
  const [first] = drawn;
  const last = drawn.at(-1);
  const firstBlock = blocks[Number(first?.dataset['copyBlock'])];
  const lastBlock = blocks[Number(last?.dataset['copyBlock'])];
  if (!first || !last || !firstBlock || !lastBlock) return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const start = first.contains(startContainer)
    ? offsetAt(first, firstBlock, { node: startContainer, offset: startOffset }, 1)
    : firstBlock.start;
  const end = last.contains(endContainer)
    ? offsetAt(last, lastBlock, { node: endContainer, offset: endOffset }, -1)
    : lastBlock.end;
  return start < end ? { start, end } : null;
}

/** All nodes inside one, in the order in which they stand. */
function* nodesIn(node: Node): Generator<Node> {
  for (const child of node.childNodes) {
    yield child;
    yield* nodesIn(child);
  }
}

// A line break is one character of the text.
function lengthOf(node: Node): number {
  if (node.nodeType === TEXT_NODE) return node.nodeValue?.length ?? 0;
  return node.nodeName === 'BR' ? 1 : 0;
}
