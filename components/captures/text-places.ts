import type { PaperBlock } from '@/components/captures/paper-blocks';
import type { TextRange } from '@/lib/text/text-range';

const TEXTBLOCKS = 'p, h1, h2, h3, h4, pre, figcaption';

/** The place of a range in a block that is drawn as `element`; null where the range is not in it. The part of it, where it reaches further. */
export function domRange(element: Element, block: PaperBlock, { start, end }: TextRange): Range | null {
  const drawn = [...element.querySelectorAll(TEXTBLOCKS)];
  const from = pointAt(drawn, block, Math.max(start, block.start));
  const to = pointAt(drawn, block, Math.min(end, block.end));
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function pointAt(
  drawn: readonly Element[],
  { textblocks }: PaperBlock,
  offset: number,
): { node: Node; offset: number } | null {
  const index = textblocks.findIndex((textblock) => offset <= textblock.end);
  const textblock = textblocks[index];
  const element = drawn[index];
  if (!textblock || !element) return null;
  let left = offset - textblock.start;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let last: Node = element;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A line break is one character of the text.
    const length =
      node.nodeType === Node.TEXT_NODE ? (node.nodeValue?.length ?? 0) : node.nodeName === 'BR' ? 1 : 0;
    if (node.nodeType === Node.TEXT_NODE) {
      if (left <= length) return { node, offset: left };
      last = node;
    }
    left -= length;
  }
  return { node: last, offset: last.nodeValue?.length ?? 0 };
}
