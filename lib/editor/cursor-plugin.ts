import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Somebody else's caret, in positions of the document that is shown. */
export interface Cursor {
  clientId: string;
  name: string;
  /** One of the few colours that people have here. */
  colour: number;
  anchor: number;
  head: number;
}

const cursorKey = new PluginKey<DecorationSet>('cursors');

/** Shows where others are in the text. A caret is an element without width or text that is not part of the document; what others select is washed. */
export function cursorPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: cursorKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, value, _old, { doc }) {
        const cursors = transaction.getMeta(cursorKey) as readonly Cursor[] | undefined;
        if (cursors)
          return DecorationSet.create(
            doc,
            cursors.flatMap((cursor) => draw(cursor, doc.content.size)),
          );
        return transaction.docChanged ? value.map(transaction.mapping, doc) : value;
      },
    },
    props: { decorations: (state) => cursorKey.getState(state) },
  });
}

/** A transaction that shows exactly these carets. */
export function setCursors(transaction: Transaction, cursors: readonly Cursor[]): Transaction {
  return transaction.setMeta(cursorKey, cursors).setMeta('addToHistory', false);
}

function draw({ clientId, name, colour, anchor, head }: Cursor, size: number): Decoration[] {
  const clamp = (pos: number) => Math.min(Math.max(pos, 0), size);
  const [from, to] = [clamp(Math.min(anchor, head)), clamp(Math.max(anchor, head))];
  const caret = Decoration.widget(clamp(head), () => caretElement(name, colour), {
    key: `${clientId} ${name}`,
    side: -1,
    ignoreSelection: true,
    stopEvent: () => true,
  });
  if (from === to) return [caret];
  return [caret, Decoration.inline(from, to, { class: `cursor-wash cursor-${colour}` })];
}

function caretElement(name: string, colour: number): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `cursor cursor-${colour}`;
  // The name comes by style, so that nothing that is copied or read aloud has it in the text.
  caret.dataset['name'] = name;
  caret.setAttribute('aria-hidden', 'true');
  return caret;
}
