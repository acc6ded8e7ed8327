import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Line, LineStatus } from '@/lib/coverage/coverage';
import { touchedSpan } from '@/lib/editor/block-clip';
import { projectionOf } from '@/lib/editor/projection-of';
import { textblocksOf } from '@/lib/editor/textblocks-of';
import type { TextBlock } from '@/lib/text/project-text';

interface CoverageState {
  /** The textblocks that are drawn, and by block the style that stands on it. */
  blocks: readonly Node[];
  styles: readonly string[];
  decorations: DecorationSet;
}

const coverageKey = new PluginKey<CoverageState>('coverage');

/** A line of the paper, about: what a block that was never laid out is taken to be made of. */
const CHARACTERS_A_LINE = 64;
const LINE_HEIGHT = 32;

const COLOURS: Record<LineStatus, string> = {
  unread: 'var(--line-2)',
  open: 'var(--warn)',
  read: 'var(--ok)',
};

/** The plugin that keeps the decorations, and the function that hands them to the view. */
interface CoverageLayer {
  plugin: Plugin<CoverageState>;
  /** For the `decorations` prop of the view itself: what is there before any plugin is, is drawn with the text and not again. */
  decorations: (state: EditorState) => DecorationSet;
}

/**
 * Gives every textblock a name (`data-block`), its own writing direction, the pieces of the coverage line in the margin
 * as a gradient in `--cover`, and ticks beside cleared sentences as a mask in `--ticks`; the style sheet paints both. There are
 * no widgets: nothing stands in the text. When the text is changed, what is drawn moves along until it is said anew.
 */
export function coverageLayer(initial: readonly Line[]): CoverageLayer {
  let first: CoverageState | null = null;
  const begin = (doc: Node): CoverageState => (first ??= drawAll(doc, initial));
  const plugin = new Plugin<CoverageState>({
    key: coverageKey,
    state: {
      init: (_config, { doc }) => begin(doc),
      apply(transaction, value, _old, { doc }) {
        const lines = transaction.getMeta(coverageKey) as readonly Line[] | undefined;
        const moved = transaction.docChanged
          ? { ...value, decorations: value.decorations.map(transaction.mapping, doc) }
          : value;
        return lines ? redraw(moved, lines, doc) : moved;
      },
    },
  });
  return {
    plugin,
    decorations: (state) => forView((coverageKey.getState(state) ?? begin(state.doc)).decorations),
  };
}

const shown = new WeakMap<DecorationSet, DecorationSet>();

// For each block at the top the view asks what of the set is inside it, and the set looks through the decorations of all blocks for that:
// with every letter, the square of their number. Nothing of coverage is ever inside a textblock. What is the same stays the same object,
// by which the view knows it.
function forView(set: DecorationSet): DecorationSet {
  const known = shown.get(set);
  if (known) return known;
  const quick = Object.create(set, {
    forChild: {
      value: (offset: number, node: Node) =>
        node.isTextblock ? DecorationSet.empty : set.forChild(offset, node),
    },
  }) as DecorationSet;
  shown.set(set, quick);
  return quick;
}

/** A transaction that shows these lines, of the text as it then is, in the margin; only blocks whose pieces differ are touched. */
export function setCoverage(transaction: Transaction, lines: readonly Line[]): Transaction {
  return transaction.setMeta(coverageKey, lines).setMeta('addToHistory', false);
}

function drawAll(doc: Node, lines: readonly Line[]): CoverageState {
  const blocks = textblocksOf(doc);
  const styles = projectionOf(doc).blocks.map((block) => blockStyle(block, lines));
  return { blocks, styles, decorations: DecorationSet.create(doc, decorate(doc, styles)) };
}

function redraw(value: CoverageState, lines: readonly Line[], doc: Node): CoverageState {
  const blocks = textblocksOf(doc);
  const styles = projectionOf(doc).blocks.map((block) => blockStyle(block, lines));
  const changed = changedBlocks(value, { blocks, styles });
  if (changed.length === 0) return value.blocks === blocks ? value : { ...value, blocks, styles };
  if (changed.length > styles.length / 4) {
    return { blocks, styles, decorations: DecorationSet.create(doc, decorate(doc, styles)) };
  }
  const old = changed.flatMap((index) => {
    const pos = (projectionOf(doc).blocks[index]?.pos ?? 1) - 1;
    // A block touches its neighbours' edges: only the decoration that begins here is its own.
    return value.decorations.find(pos, pos).filter((each) => each.from === pos);
  });
  const isChanged = new Set(changed);
  const fresh = decorate(doc, styles, (index) => isChanged.has(index));
  return { blocks, styles, decorations: value.decorations.remove(old).add(doc, fresh) };
}

type Drawn = Pick<CoverageState, 'blocks' | 'styles'>;

/** Indexes of blocks that look otherwise than before. Where the text itself was changed, all between the first and the last that differ. */
function changedBlocks(before: Drawn, after: Drawn): number[] {
  const { length } = after.blocks;
  const isSame = (one: number, other: number) =>
    before.blocks[one] === after.blocks[other] && before.styles[one] === after.styles[other];
  const all = Array.from({ length }, (_, index) => index);
  if (before.blocks === after.blocks) return all.filter((index) => !isSame(index, index));
  let first = 0;
  while (first < length && isSame(first, first)) first += 1;
  let last = length;
  const shift = before.blocks.length - length;
  while (last > first && last + shift > first && isSame(last - 1 + shift, last - 1)) last -= 1;
  return all.slice(first, last);
}

function decorate(
  doc: Node,
  styles: readonly string[],
  isWanted: (index: number) => boolean = () => true,
): Decoration[] {
  const { blocks } = projectionOf(doc);
  return textblocksOf(doc).flatMap((node, index) => {
    const block = blocks[index];
    if (!block || !isWanted(index)) return [];
    const from = block.pos - 1;
    const style = [aboutHeight(node), styles[index]].filter(Boolean).join('; ');
    return [
      Decoration.node(from, from + node.nodeSize, {
        'data-block': '',
        dir: 'auto',
        style,
        ...(styles[index]?.includes('--ticks') && { 'data-ticks': '' }),
      }),
    ];
  });
}

const heights = new WeakMap<Node, string>();

// How high the block will be, for as long as it is not laid out. East Asian characters take the room of two.
function aboutHeight(block: Node): string {
  const known = heights.get(block);
  if (known !== undefined) return known;
  const text = block.textContent;
  const wide = text.match(/[\u1100-\uffdc]/g)?.length ?? 0;
  const lines = Math.max(1, Math.ceil((text.length + wide) / CHARACTERS_A_LINE));
  const height = `--about: ${lines * LINE_HEIGHT}px`;
  heights.set(block, height);
  return height;
}

// Sentences flow, so that their share of the block's height is near enough their share of its characters.
function blockStyle(block: TextBlock, lines: readonly Line[]): string {
  const [first, last] = touchedSpan(lines, block.start, block.end);
  const pieces = lines.slice(first, last);
  const length = block.end - block.start;
  if (pieces.length === 0 || length === 0) return '';
  const percent = (offset: number) => `${Math.round(((offset - block.start) / length) * 1000) / 10}%`;
  const stops = pieces.map((piece, index) => {
    const next = pieces[index + 1];
    const start = index === 0 ? '0%' : `calc(${percent(piece.start)} + 1px)`;
    if (!next) return `${COLOURS[piece.status]} ${start} 100%`;
    const edge = percent(next.start);
    return `${COLOURS[piece.status]} ${start} calc(${edge} - 1px), transparent calc(${edge} - 1px) calc(${edge} + 1px)`;
  });
  const cover = `--cover: linear-gradient(to bottom, ${stops.join(', ')})`;
  const ticks = pieces
    .filter((piece) => piece.status === 'read' && piece.itemsTotal === 0)
    .map(({ start, end }) => `var(--tick) 0 ${percent((start + end) / 2)} / 10px 10px no-repeat`);
  return ticks.length > 0 ? `${cover}; --ticks: ${ticks.join(', ')}` : cover;
}
