import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { clipToBlocks } from '@/lib/editor/block-clip';
import { projectionOf } from '@/lib/editor/projection-of';
import { snapToGrapheme } from '@/lib/text/graphemes';
import type { TextProjection } from '@/lib/text/project-text';

const numberKey = new PluginKey<DecorationSet>('numbers');

/** A number, and the offset after which it stands. */
export interface PlacedNumber {
  number: number;
  end: number;
}

/**
 * Shows numbers in the text as `data-numbers` of the character before their place: a style sheet writes them after it. Several at one
 * place stand together, in the order in which they are given. None until `setNumbers`.
 */
export function numberPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: numberKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, value, _old, { doc }) {
        const meta = transaction.getMeta(numberKey) as readonly PlacedNumber[] | undefined;
        if (meta) return DecorationSet.create(doc, draw(projectionOf(doc), meta));
        return transaction.docChanged ? value.map(transaction.mapping, doc) : value;
      },
    },
    props: { decorations: (state) => numberKey.getState(state) },
  });
}

/** A transaction that shows exactly these numbers. */
export function setNumbers(transaction: Transaction, numbers: readonly PlacedNumber[]): Transaction {
  return transaction.setMeta(numberKey, numbers).setMeta('addToHistory', false);
}

// One character, because marks cut anything longer into several elements, and each would bear the number.
function draw({ text, blocks }: TextProjection, numbers: readonly PlacedNumber[]): Decoration[] {
  const byEnd = new Map<number, number[]>();
  for (const { number, end } of numbers) byEnd.set(end, [...(byEnd.get(end) ?? []), number]);
  return [...byEnd].flatMap(([end, here]) =>
    clipToBlocks(blocks, snapToGrapheme(text, end - 1, -1), end).map(({ from, to }) =>
      Decoration.inline(from, to, { 'data-numbers': here.join(', ') }),
    ),
  );
}
