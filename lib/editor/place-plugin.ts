import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { clipToBlocks } from '@/lib/editor/block-clip';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextRange } from '@/lib/text/text-range';

const placeKey = new PluginKey<DecorationSet>('place');

/** How a place is shown: the sentence that a key went to, or the selection while something else has the focus. */
export type PlaceStyle = 'here' | 'picked';

/** Shows one place in the text until the selection moves. */
export function placePlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: placeKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, value, _old, { doc }) {
        const meta = transaction.getMeta(placeKey) as
          { range: TextRange; style: PlaceStyle } | null | undefined;
        if (meta === undefined) {
          if (transaction.selectionSet) return DecorationSet.empty;
          return transaction.docChanged ? value.map(transaction.mapping, doc) : value;
        }
        if (meta === null) return DecorationSet.empty;
        const pieces = clipToBlocks(projectionOf(doc).blocks, meta.range.start, meta.range.end);
        return DecorationSet.create(
          doc,
          pieces.map(({ from, to }) => Decoration.inline(from, to, { class: `place-${meta.style}` })),
        );
      },
    },
    props: { decorations: (state) => placeKey.getState(state) },
  });
}

/** A transaction that shows a place, or none. */
export function setPlace(
  transaction: Transaction,
  range: TextRange | null,
  style: PlaceStyle = 'here',
): Transaction {
  return transaction.setMeta(placeKey, range && { range, style }).setMeta('addToHistory', false);
}
