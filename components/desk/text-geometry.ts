import type { EditorView } from '@tiptap/pm/view';
import { partitionPoint } from '@/lib/text/partition-point';
import type { TextProjection } from '@/lib/text/project-text';

interface BlockBox {
  top: number;
  height: number;
}

/**
 * Where text stands on the page, in px below the top of an element in the same scroller. Blocks are measured all at once, lines
 * inside a block only where they are asked for exactly: measuring every line of a long article would take long.
 */
export class TextGeometry {
  readonly #view: EditorView;
  readonly #projection: TextProjection;
  #boxes: BlockBox[] | null = null;
  readonly #exact = new Map<number, number>();

  constructor(view: EditorView, projection: TextProjection) {
    this.#view = view;
    this.#projection = projection;
  }

  /** Forgets everything: the text has another width, or another font. */
  invalidate(): void {
    this.#boxes = null;
    this.#exact.clear();
  }

  /** The top of the line that holds the offset, relative to the top of the text; estimated from the block's characters. */
  estimateTop(offset: number): number {
    const known = this.#exact.get(offset);
    if (known !== undefined) return known;
    const { blocks } = this.#projection;
    const index = partitionPoint(blocks.length, (i) => (blocks[i]?.start ?? 0) <= offset) - 1;
    const block = blocks[index];
    const box = this.#blockBoxes()[index];
    if (!block || !box) return 0;
    const share = (offset - block.start) / Math.max(1, block.end - block.start);
    return box.top + share * Math.max(0, box.height - LINE);
  }

  /** Like `estimateTop`, measured. */
  measureTop(offset: number): number {
    const known = this.#exact.get(offset);
    if (known !== undefined) return known;
    const { top } = this.#view.coordsAtPos(this.#projection.offsetToPos(offset, 1), 1);
    const measured = top - this.#view.dom.getBoundingClientRect().top;
    this.#exact.set(offset, measured);
    return measured;
  }

  #blockBoxes(): BlockBox[] {
    if (this.#boxes) return this.#boxes;
    const origin = this.#view.dom.getBoundingClientRect().top;
    const boxes: BlockBox[] = [];
    for (const element of this.#view.dom.querySelectorAll<HTMLElement>('[data-block]')) {
      const { top, height } = element.getBoundingClientRect();
      boxes[Number(element.dataset['block'])] = { top: top - origin, height };
    }
    return (this.#boxes = boxes);
  }
}

/** Height of a line of text, about. */
const LINE = 32;
