import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Line, LineStatus } from '@/lib/coverage/coverage';
import { touchedSpan } from '@/lib/editor/block-clip';
import type { TextBlock, TextProjection } from '@/lib/text/project-text';

interface CoverageState {
  /** By block: the style that stands on it. */
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
 * Gives every textblock its number (`data-block`), its own writing direction, the pieces of the coverage line in the margin
 * as a gradient in `--cover`, and ticks beside cleared sentences as a mask in `--ticks`; the style sheet paints both. There are
 * no widgets: nothing stands in the text.
 */
export function coverageLayer(projection: TextProjection, initial: readonly Line[]): CoverageLayer {
  let first: CoverageState | null = null;
  const begin = (doc: Node): CoverageState => {
    const styles = projection.blocks.map((block) => blockStyle(block, initial));
    return (first ??= { styles, decorations: DecorationSet.create(doc, decorate(doc, projection, styles)) });
  };
  const plugin = new Plugin<CoverageState>({
    key: coverageKey,
    state: {
      init: (_config, { doc }) => begin(doc),
      apply(transaction, value, _old, { doc }) {
        const lines = transaction.getMeta(coverageKey) as readonly Line[] | undefined;
        return lines ? redraw(value, lines, projection, doc) : value;
      },
    },
  });
  return { plugin, decorations: (state) => (coverageKey.getState(state) ?? begin(state.doc)).decorations };
}

/** A transaction that shows these lines in the margin; only blocks whose pieces differ are touched. */
export function setCoverage(transaction: Transaction, lines: readonly Line[]): Transaction {
  return transaction.setMeta(coverageKey, lines).setMeta('addToHistory', false);
}

function redraw(
  value: CoverageState,
  lines: readonly Line[],
  projection: TextProjection,
  doc: Node,
): CoverageState {
  const styles = projection.blocks.map((block) => blockStyle(block, lines));
  const changed = styles.flatMap((style, index) => (style === value.styles[index] ? [] : [index]));
  if (changed.length === 0) return value;
  if (changed.length > styles.length / 4) {
    return { styles, decorations: DecorationSet.create(doc, decorate(doc, projection, styles)) };
  }
  const old = changed.flatMap((index) => {
    const pos = projection.blocks[index]?.pos ?? 0;
    // A block touches its neighbours' edges: only the decoration that begins here is its own.
    return value.decorations.find(pos - 1, pos - 1).filter((each) => each.from === pos - 1);
  });
  const isChanged = new Set(changed);
  const fresh = decorate(doc, projection, styles, (index) => isChanged.has(index));
  return { styles, decorations: value.decorations.remove(old).add(doc, fresh) };
}

function decorate(
  doc: Node,
  projection: TextProjection,
  styles: readonly string[],
  isWanted: (index: number) => boolean = () => true,
): Decoration[] {
  return projection.blocks.flatMap((block, index) => {
    if (!isWanted(index)) return [];
    const from = block.pos - 1;
    const node = doc.nodeAt(from);
    if (!node) return [];
    const style = [aboutHeight(projection.text.slice(block.start, block.end)), styles[index]]
      .filter(Boolean)
      .join('; ');
    return [
      Decoration.node(from, from + node.nodeSize, {
        'data-block': String(index),
        dir: 'auto',
        style,
        ...(styles[index]?.includes('--ticks') && { 'data-ticks': '' }),
      }),
    ];
  });
}

// How high the block will be, for as long as it is not laid out. East Asian characters take the room of two.
function aboutHeight(text: string): string {
  const wide = text.match(/[\u1100-\uffdc]/g)?.length ?? 0;
  const lines = Math.max(1, Math.ceil((text.length + wide) / CHARACTERS_A_LINE));
  return `--about: ${lines * LINE_HEIGHT}px`;
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
