import { Editor, Extension } from '@tiptap/core';
import type { Command, Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { TextGeometry } from '@/components/desk/text-geometry';
import type { DocJson } from '@/lib/articles/model';
import type { Line } from '@/lib/coverage/coverage';
import {
  activeMarkPlugin,
  annotationPlugin,
  marksAt,
  setActiveMark,
  setMarks,
} from '@/lib/editor/annotation-plugin';
import { coverageLayer, setCoverage } from '@/lib/editor/coverage-plugin';
import { documentExtensions } from '@/lib/editor/extensions';
import { LockedText } from '@/lib/editor/locked-text';
import { numberPlugin, type PlacedNumber, setNumbers } from '@/lib/editor/number-plugin';
import { placePlugin, type PlaceStyle, setPlace } from '@/lib/editor/place-plugin';
import { caretOffset, selectedRange, selectOffsets, trimRange } from '@/lib/editor/selection-offsets';
import { extendBySentence, selectSentence } from '@/lib/editor/sentence-commands';
import type { TextMark } from '@/lib/editor/text-mark';
import type { TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

interface PaperOptions {
  element: HTMLElement;
  doc: DocJson;
  projection: TextProjection;
  /** What is known from the start: it is drawn with the text. */
  marks: readonly TextMark[];
  sentences: readonly TextRange[];
  lines: readonly Line[];
  language: string;
  /** As the article's fields name it; empty when it has none. */
  byline: string;
  /** A link opens at a click while one only reads, and with Ctrl or Command otherwise. */
  isReading: () => boolean;
  onSelection: () => void;
  onFocus: (hasFocus: boolean) => void;
  /** A click that selects nothing; `count` is 2 for the second click of a double click. */
  onClick: (offset: number, count: number) => void;
}

/** What is to be shown on the paper; what is left out stays as it is. */
interface Shown {
  marks?: readonly TextMark[] | undefined;
  active?: TextMark | null | undefined;
  lines?: readonly Line[] | undefined;
}

/** The article on the desk: a Tiptap editor that cannot be written in, spoken to in offsets of the projected text. */
export class Paper {
  readonly projection: TextProjection;
  readonly geometry: TextGeometry;
  readonly #editor: Editor;
  readonly #sentences: readonly TextRange[];

  constructor(options: PaperOptions) {
    const {
      element,
      doc,
      projection,
      marks,
      sentences,
      lines,
      language,
      byline,
      isReading,
      onSelection,
      onFocus,
      onClick,
    } = options;
    this.projection = projection;
    this.#sentences = sentences;
    const coverage = coverageLayer(projection, lines);
    const plugins = Extension.create({
      name: 'desk',
      addProseMirrorPlugins: () => [
        coverage.plugin,
        annotationPlugin(projection, marks),
        activeMarkPlugin(),
        placePlugin(projection),
        numberPlugin(projection),
      ],
    });
    this.#editor = new Editor({
      element,
      extensions: [...documentExtensions(), LockedText, plugins],
      content: doc,
      // The look has its own style sheet, and the policy of the page lets no script write one.
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        decorations: coverage.decorations,
        attributes: {
          class: isBylined(projection, byline) ? 'paper paper-bylined' : 'paper',
          ...(language && { lang: language }),
        },
        handleClick: (view, pos, event) => {
          const link = event.target instanceof Element ? event.target.closest('a') : null;
          if (link && (event.ctrlKey || event.metaKey || isReading())) {
            window.open(link.href, '_blank', 'noopener,noreferrer');
            return true;
          }
          if (view.state.selection.empty && event.button === 0) {
            onClick(projection.posToOffset(pos), event.detail);
          }
          return false;
        },
      },
      onSelectionUpdate: onSelection,
      onFocus: () => onFocus(true),
      onBlur: () => onFocus(false),
    });
    this.geometry = new TextGeometry(this.view, projection);
  }

  get view(): EditorView {
    return this.#editor.view;
  }

  get hasFocus(): boolean {
    return this.view.hasFocus();
  }

  /** The selected words as an annotation takes them; null when nothing is selected. */
  get selection(): TextRange | null {
    const range = selectedRange(this.view.state, this.projection);
    return range && trimRange(this.projection.text, range);
  }

  get caret(): number {
    return caretOffset(this.view.state, this.projection);
  }

  /** Shows what has changed, in one step: each costs the editor a look at the whole text. */
  show({ marks, active, lines }: Shown): void {
    if (!marks && active === undefined && !lines) return;
    this.#dispatch((transaction) => {
      if (marks) setMarks(transaction, marks);
      if (active !== undefined) setActiveMark(transaction, active);
      if (lines) setCoverage(transaction, lines);
      return transaction;
    });
  }

  showPlace(range: TextRange | null, style: PlaceStyle = 'here'): void {
    this.#dispatch((transaction) => setPlace(transaction, range, style));
  }

  /** Shows these numbers in the text, and no others; only print shows them. */
  showNumbers(numbers: readonly PlacedNumber[]): void {
    this.#dispatch((transaction) => setNumbers(transaction, numbers));
  }

  marksAt(offset: number): string[] {
    return marksAt(this.view.state, offset);
  }

  /** Selects from `anchor` to `head`; alike, they set the caret. A `place` is shown until the selection moves. */
  select(anchor: number, head = anchor, place: TextRange | null = null): void {
    this.#dispatch((transaction) => {
      const moved = selectOffsets(transaction, this.projection, anchor, head);
      return place ? setPlace(moved, place) : moved;
    });
  }

  /** Takes the focus without moving the page. */
  focus(): void {
    this.view.dom.focus({ preventScroll: true });
  }

  selectSentence(direction: -1 | 1): void {
    this.#run(selectSentence({ projection: this.projection, sentences: this.#sentences }, direction));
  }

  extendBySentence(direction: -1 | 1): void {
    this.#run(extendBySentence({ projection: this.projection, sentences: this.#sentences }, direction));
  }

  /** The offset under a point of the window; null beside the text. */
  offsetAtPoint(x: number, y: number): number | null {
    const found = this.view.posAtCoords({ left: x, top: y });
    return found && this.projection.posToOffset(found.pos);
  }

  /** The box of the character after (side 1) or before (side -1) an offset, in the window. */
  boxAt(offset: number, side: -1 | 1): { left: number; right: number; top: number; bottom: number } {
    return this.view.coordsAtPos(this.projection.offsetToPos(offset, side), side);
  }

  destroy(): void {
    this.#editor.destroy();
  }

  #dispatch(make: (transaction: Transaction) => Transaction): void {
    if (!this.#editor.isDestroyed) this.view.dispatch(make(this.view.state.tr));
  }

  #run(command: Command): void {
    command(this.view.state, this.view.dispatch, this.view);
  }
}

/** Whether the paragraph below the title is the byline. */
function isBylined({ text, blocks: [, second] }: TextProjection, byline: string): boolean {
  return byline !== '' && second !== undefined && text.slice(second.start, second.end).includes(byline);
}
