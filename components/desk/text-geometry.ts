import type { EditorView } from '@tiptap/pm/view';
import { projectionOf } from '@/lib/editor/projection-of';
import { partitionPoint } from '@/lib/text/partition-point';
import type { Side } from '@/lib/text/project-text';

/** A block of the document's first level: a paragraph, or a whole list. */
interface OuterBlock {
  start: number;
  end: number;
}
interface Box {
  top: number;
  height: number;
}

/** Height of a line of text, about. */
const LINE = 32;

/**
 * Where text stands on the page, in px below the top of the text. Outer blocks are measured all at once; lines inside one only
 * where they are asked for exactly. Nothing else may be measured: blocks that are out of sight are not laid out, and
 * asking for what is inside would lay them out.
 */
export class TextGeometry {
  readonly #view: EditorView;
  readonly #posOf: (offset: number, side: Side) => number;
  readonly #blocks: readonly OuterBlock[];
  #boxes: readonly Box[] | null = null;
  readonly #exact = new Map<number, number>();

  /** Made for the text as it is shown, whose offsets `posOf` knows. */
  constructor(view: EditorView, posOf: (offset: number, side: Side) => number) {
    this.#view = view;
    this.#posOf = posOf;
    this.#blocks = outerBlocks(view);
  }

  /** Forgets everything: the text has another width, another font, or blocks have come into sight. */
  invalidate(): void {
    this.#boxes = null;
    this.#exact.clear();
  }

  /** The top of the line that holds the offset; estimated from the share of the block's characters before it. */
  estimateTop(offset: number): number {
    const known = this.#exact.get(offset);
    if (known !== undefined) return known;
    const index = partitionPoint(this.#blocks.length, (i) => (this.#blocks[i]?.start ?? 0) <= offset) - 1;
    const block = this.#blocks[index];
    const box = this.#outerBoxes()[index];
    if (!block || !box) return 0;
    const share = (offset - block.start) / Math.max(1, block.end - block.start);
    return box.top + share * Math.max(0, box.height - LINE);
  }

  /** Like `estimateTop`, measured. */
  measureTop(offset: number): number {
    const known = this.#exact.get(offset);
    if (known !== undefined) return known;
    const { top } = this.#view.coordsAtPos(this.#posOf(offset, 1), 1);
    const measured = top - this.#view.dom.getBoundingClientRect().top;
    this.#exact.set(offset, measured);
    return measured;
  }

  #outerBoxes(): readonly Box[] {
    if (this.#boxes) return this.#boxes;
    const origin = this.#view.dom.getBoundingClientRect().top;
    return (this.#boxes = Array.from(this.#view.dom.children, (element) => {
      const { top, height } = element.getBoundingClientRect();
      return { top: top - origin, height };
    }));
  }
}

function outerBlocks({ state }: EditorView): OuterBlock[] {
  const blocks: OuterBlock[] = [];
  const projection = projectionOf(state.doc);
  state.doc.forEach((node, pos) => {
    const start = projection.posToOffset(pos, 1);
    blocks.push({ start, end: Math.max(start, projection.posToOffset(pos + node.nodeSize, -1)) });
  });
  return blocks;
}
