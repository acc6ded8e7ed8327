import { type DocNode, nodeChildren, nodeName } from '@/lib/text/doc-node';
import { partitionPoint } from '@/lib/text/partition-point';

/** What stands between two textblocks in the projected text. */
export const BLOCK_SEPARATOR = '\n';

/** A textblock: `[start, end)` in the projected text, `pos` where its content starts in the document. */
export type TextBlock = { start: number; end: number; pos: number };

/** Which neighbour a place between two textblocks goes to: -1 the one before, 1 the one after. */
export type Side = -1 | 1;

/** The plain text of a document with its way back; see `projectText`. */
export type TextProjection = {
  text: string;
  offsetToPos(offset: number, side: Side): number;
  posToOffset(pos: number, side?: Side): number;
  blocks: TextBlock[];
};

const OBJECT_REPLACEMENT = '\uFFFC';
// An empty paragraph and a rule look alike in JSON, but count two positions and one: names decide.
const TEXTBLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'caption']);
const INLINE = new Set(['text', 'hardBreak']);

/**
 * Plain text of a ProseMirror node or its JSON, the same for both, with a map between UTF-16 offsets and positions.
 * Textblocks are joined by `BLOCK_SEPARATOR`; a hard break is '\n', any other inline leaf U+FFFC, a block leaf nothing.
 * Both ways are total: offsets and positions outside are clamped, and `posToOffset(offsetToPos(o, side))` is `o`.
 * `known` keeps the texts of textblocks from one call to the next, for nodes that never change.
 */
export function projectText(doc: DocNode, known?: WeakMap<DocNode, string>): TextProjection {
  const { text, blocks, size } = collectBlocks(doc, known);

  // Every offset lies in exactly one block, its end included, because the separator is one unit long;
  // so `side` has a choice to make only where there is no textblock at all.
  function offsetToPos(offset: number, side: Side): number {
    const wanted = Math.min(Math.max(offset, 0), text.length);
    const block = blocks[partitionPoint(blocks.length, (i) => (blocks[i]?.start ?? 0) <= wanted) - 1];
    if (block === undefined) return side < 0 ? 0 : size;
    return block.pos + wanted - block.start;
  }

  // A position between two blocks goes to the end of the one before or, with side 1, to the start of the one after.
  function posToOffset(pos: number, side: Side = -1): number {
    const next = partitionPoint(blocks.length, (i) => (blocks[i]?.pos ?? 0) <= pos);
    const block = blocks[next - 1];
    if (block === undefined) return 0;
    const offset = block.start + pos - block.pos;
    if (offset <= block.end) return offset;
    return side > 0 ? (blocks[next]?.start ?? block.end) : block.end;
  }

  return { text, offsetToPos, posToOffset, blocks };
}

function collectBlocks(
  doc: DocNode,
  known: WeakMap<DocNode, string> | undefined,
): { text: string; blocks: TextBlock[]; size: number } {
  const blocks: TextBlock[] = [];
  const texts: string[] = [];
  let offset = 0;

  function visitContent(node: DocNode, pos: number): number {
    const children = nodeChildren(node);
    if (isTextblock(node, children)) {
      const text = known?.get(node) ?? inlineText(children);
      known?.set(node, text);
      blocks.push({ start: offset, end: offset + text.length, pos });
      texts.push(text);
      offset += text.length + BLOCK_SEPARATOR.length;
      return text.length;
    }
    let size = 0;
    for (const child of children) size += isBlockLeaf(child) ? 1 : 2 + visitContent(child, pos + size + 1);
    return size;
  }

  const size = visitContent(doc, 0);
  return { text: texts.join(BLOCK_SEPARATOR), blocks, size };
}

function isTextblock(node: DocNode, children: readonly DocNode[]): boolean {
  return TEXTBLOCKS.has(nodeName(node)) || children.some((child) => INLINE.has(nodeName(child)));
}

function isBlockLeaf(node: DocNode): boolean {
  return nodeChildren(node).length === 0 && !TEXTBLOCKS.has(nodeName(node));
}

// One unit of text for each position, so that inside a block the map is a plain difference.
function inlineText(children: readonly DocNode[]): string {
  let text = '';
  for (const child of children) {
    const name = nodeName(child);
    if (name === 'text') text += child.text ?? '';
    else if (name === 'hardBreak') text += '\n';
    else if (nodeChildren(child).length === 0) text += OBJECT_REPLACEMENT;
    else text += OBJECT_REPLACEMENT + inlineText(nodeChildren(child)) + OBJECT_REPLACEMENT;
  }
  return text;
}
