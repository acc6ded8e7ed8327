import type { Editor } from '@tiptap/core';
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Mapping, type Step, type StepMap } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { hearSelection } from '@/components/desk/hear-selection';
import { makePaperEditor, type PaperEditorOptions } from '@/components/desk/paper-editor';
import type { LiveText } from '@/components/desk/text/live-text';
import { TextGeometry } from '@/components/desk/text-geometry';
import type { Line } from '@/lib/coverage/coverage';
import { marksAt, setActiveMark, setMarks } from '@/lib/editor/annotation-plugin';
import { confirmedVersion, receiveSteps, unsentMaps, unsentSteps } from '@/lib/editor/collaboration';
import { setCoverage } from '@/lib/editor/coverage-plugin';
import { type Cursor, setCursors } from '@/lib/editor/cursor-plugin';
import { type PlacedNumber, setNumbers } from '@/lib/editor/number-plugin';
import { type PlaceStyle, setPlace } from '@/lib/editor/place-plugin';
import { trimRange } from '@/lib/editor/selection-offsets';
import { extendBySentence, selectSentence } from '@/lib/editor/sentence-commands';
import type { TextMark } from '@/lib/editor/text-mark';
import type { Side, TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';
import type { StepView } from '@/lib/versions/model';

type PaperOptions = Omit<PaperEditorOptions, 'isLocked' | 'fields' | 'onPoint'> & {
  sentences: readonly TextRange[];
  language: string;
  /** As the article's fields name it; empty when it has none. */
  byline: string;
  /** A click that selects nothing; `count` is 2 for the second click of a double click. */
  onClick: (offset: number, count: number) => void;
};

/** What is to be shown on the paper; what is left out stays as it is. */
interface Shown {
  marks?: readonly TextMark[] | undefined;
  active?: TextMark | null | undefined;
  lines?: readonly Line[] | undefined;
}

/**
 * The article on the desk: a Tiptap editor, locked unless one writes in it, spoken to in offsets of the settled text, which what is
 * shown may be ahead of.
 */
export class Paper {
  readonly #editor: Editor;
  readonly #text: LiveText;
  readonly #clientId: string;
  #geometry: TextGeometry;
  #sentences: readonly TextRange[];
  #isLocked = true;
  #wasFocused = false;
  #hasCursors = false;
  /** What the article's fields say of the text. */
  #fields: { language: string; byline: string };

  constructor({ sentences, language, byline, onClick, ...options }: PaperOptions) {
    this.#text = options.text;
    this.#clientId = options.clientId;
    this.#sentences = sentences;
    this.#fields = { language, byline };
    this.#editor = makePaperEditor({
      ...options,
      isLocked: () => this.#isLocked,
      fields: () => this.#fields,
      onPoint: (pos, count) => onClick(this.#offsetOf(pos, -1), count),
      onFocus: (hasFocus) => {
        this.#wasFocused ||= hasFocus;
        options.onFocus(hasFocus);
      },
    });
    this.#geometry = new TextGeometry(this.view, (offset, side) => this.#posOf(offset, side));
  }

  get geometry(): TextGeometry {
    return this.#geometry;
  }

  get projection(): TextProjection {
    return this.#text.projection;
  }

  /** Whether what is shown is the settled text. */
  get isSettled(): boolean {
    return this.#ahead().length === 0;
  }

  get view(): EditorView {
    return this.#editor.view;
  }

  get hasFocus(): boolean {
    return this.view.hasFocus();
  }

  /** The selected words as an annotation takes them; null when nothing is selected, or nothing that the settled text has. */
  get selection(): TextRange | null {
    const { from, to, empty } = this.view.state.selection;
    if (empty) return null;
    const range = { start: this.#offsetOf(from, 1), end: this.#offsetOf(to, -1) };
    return range.start < range.end ? trimRange(this.projection.text, range) : null;
  }

  get caret(): number {
    return this.#offsetOf(this.view.state.selection.head, -1);
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
      const isBackward = head < anchor;
      const from = this.#posOf(anchor, isBackward ? -1 : 1);
      const to = this.#posOf(head, isBackward ? 1 : -1);
      const moved = transaction.setSelection(TextSelection.create(transaction.doc, from, to));
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
    return found && this.#offsetOf(found.pos, -1);
  }

  /** The box of the character after (side 1) or before (side -1) an offset, in the window. */
  boxAt(offset: number, side: -1 | 1): { left: number; right: number; top: number; bottom: number } {
    return this.view.coordsAtPos(this.#posOf(offset, side), side);
  }

  /** Lets one write in the text, or no longer. */
  setLocked(isLocked: boolean): void {
    if (this.#isLocked === isLocked) return;
    this.#isLocked = isLocked;
    // What an editable element says of itself is looked up anew with every state.
    this.#dispatch((transaction) => transaction);
  }

  /** Shows the text as what its article's fields say now. */
  describe({ language, byline }: { language: string; byline: string }): void {
    if (language === this.#fields.language && byline === this.#fields.byline) return;
    this.#fields = { language, byline };
    this.#dispatch((transaction) => transaction);
  }

  /** The editor itself, for the commands of whoever writes. */
  get editor(): Editor {
    return this.#editor;
  }

  /** What was written here and is not confirmed. */
  unsent(): { version: number; steps: readonly Step[] } | null {
    return unsentSteps(this.view.state);
  }

  /** Takes in steps that the server confirmed, one's own among them; false when it wrote something else for one of these. */
  receive(steps: readonly StepView[]): boolean {
    hearSelection(this.view);
    const received = receiveSteps(this.view.state, steps, this.#clientId);
    for (const transaction of received?.transactions ?? []) this.view.dispatch(transaction);
    return received !== null;
  }

  /** The settled text has come up with what is shown. */
  settle(sentences: readonly TextRange[]): void {
    this.#sentences = sentences;
    this.#geometry = new TextGeometry(this.view, (offset, side) => this.#posOf(offset, side));
  }

  /** The caret in positions of the confirmed document, for others to see; none before the text had the focus. */
  place(): { version: number; anchor: number | null; head: number | null } {
    const { state } = this.view;
    if (!this.#wasFocused) return { version: confirmedVersion(state), anchor: null, head: null };
    const back = new Mapping(unsentMaps(state)).invert();
    const { anchor, head } = state.selection;
    return { version: confirmedVersion(state), anchor: back.map(anchor), head: back.map(head) };
  }

  /** Shows carets of others, whose positions are of the confirmed document. */
  showCursors(cursors: readonly Cursor[]): void {
    if (cursors.length === 0 && !this.#hasCursors) return;
    this.#hasCursors = cursors.length > 0;
    const ahead = new Mapping(unsentMaps(this.view.state));
    this.#dispatch((transaction) =>
      setCursors(
        transaction,
        cursors.map((cursor) => ({
          ...cursor,
          anchor: ahead.map(cursor.anchor),
          head: ahead.map(cursor.head),
        })),
      ),
    );
  }

  destroy(): void {
    this.#editor.destroy();
  }

  /** What was done to the settled document until it became what is shown. */
  #ahead(): StepMap[] {
    return [...this.#text.mapsAhead(), ...unsentMaps(this.view.state)];
  }

  #posOf(offset: number, side: Side): number {
    const pos = this.projection.offsetToPos(offset, side);
    const ahead = this.#ahead();
    return ahead.length === 0 ? pos : new Mapping(ahead).map(pos, side);
  }

  #offsetOf(pos: number, side: Side): number {
    const ahead = this.#ahead();
    const there = ahead.length === 0 ? pos : new Mapping(ahead).invert().map(pos, side);
    return this.projection.posToOffset(there, side);
  }

  #dispatch(make: (transaction: Transaction) => Transaction): void {
    if (this.#editor.isDestroyed) return;
    hearSelection(this.view);
    this.view.dispatch(make(this.view.state.tr));
  }

  #run(command: Command): void {
    command(this.view.state, this.view.dispatch, this.view);
  }
}
