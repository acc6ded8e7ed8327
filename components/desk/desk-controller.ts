import { bringIntoSight } from '@/components/desk/bring-into-sight';
import { holdPlace } from '@/components/desk/hold-place';
import { type CardPart, type DeskMode, type DeskUi, FIRST_UI, MODE_NOTICES } from '@/components/desk/desk-ui';
import type { DeskKey } from '@/components/desk/keys';
import type { Paper } from '@/components/desk/paper';
import { DeskActions } from '@/components/desk/store/desk-actions';
import { DeskDerived, markOf } from '@/components/desk/store/desk-derived';
import { DeskStore } from '@/components/desk/store/desk-store';
import { Observable } from '@/components/desk/store/observable';
import { type Standing, standingOf } from '@/components/desk/store/standing';
import { DeskText } from '@/components/desk/text/desk-text';
import type { PaneState } from '@/components/evidence/pane/pane-state';
import { closePane, followActive } from '@/components/evidence/pane/pane-verbs';
import type { AnnotationPage, AnnotationView } from '@/lib/annotations/model';
import type { ArticleView } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';
import type { Line } from '@/lib/coverage/coverage';
import { sentencesOf } from '@/lib/editor/sentences-of';
import type { TextMark } from '@/lib/editor/text-mark';
import type { Sufficiency } from '@/lib/evidence/sufficiency-rules';
import type { Scale } from '@/lib/review/scale-model';
import type { TextProjection } from '@/lib/text/project-text';
import { splitSentences } from '@/lib/text/split-sentences';
import type { TextRange } from '@/lib/text/text-range';
import type { PersonView } from '@/lib/workspaces/model';

// The menu comes when the selection rests: while it moves it would only be in the way, and cost time.
const REST_MS = 140;

export interface DeskData {
  article: ArticleView;
  page: AnnotationPage;
  me: Actor;
  /** What the workspace asks for before a claim counts as verified. */
  sufficiency: Sufficiency;
  /** What its claims are rated by when the desk is opened; later it is among what stands. */
  scale: Scale;
}

/** The desk between its text, its cards and its store: what is active, what is shown where, and where the focus goes. */
export class DeskController {
  data: DeskData;
  readonly writing: DeskText;
  readonly store: DeskStore;
  readonly actions: DeskActions;
  readonly derived = new DeskDerived();
  readonly ui = new Observable<DeskUi>(FIRST_UI);
  /** How the article stands beside its text, and the workspace around it, and what may be done. */
  readonly standing: Observable<Standing>;
  paper: Paper | null = null;
  scroller: HTMLElement | null = null;
  /** Called when what waits beside the text is to be shown. */
  onLetIn: (() => void) | null = null;
  /** Called when the caret may be elsewhere. */
  onMoved: (() => void) | null = null;
  sentences: readonly TextRange[] = [];
  #paneKey: ((key: DeskKey) => boolean) | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #isPointing = false;
  #drawn: { marks: readonly TextMark[] | null; active: TextMark | null } = { marks: null, active: null };

  constructor(data: DeskData, people: ReadonlyMap<string, PersonView>) {
    this.data = data;
    const { article, page, me, sufficiency, scale } = data;
    this.writing = new DeskText({
      article,
      me,
      onSettled: () => this.#settled(),
      // The server has what was sent, and what was not is kept.
      onDiverged: () => {
        this.writing.keep();
        location.reload();
      },
      onKeep: () => this.store.keep(),
    });
    this.store = new DeskStore({
      articleId: article.id,
      live: this.writing.live,
      userId: me.userId,
      workspaceId: me.workspaceId,
      page,
      sufficiency,
      unsentText: () => this.writing.unsent(),
    });
    this.store.onKeptText = async (text) => {
      if (!(await this.writing.takeOver(text))) {
        this.store.notify({
          message: 'What was written here and not saved could not be brought back.',
          shown: true,
          urgent: true,
        });
      }
    };
    this.actions = new DeskActions(this.store);
    this.standing = new Observable(standingOf(article, me, { people, sufficiency, scale }));
  }

  get may(): Standing['may'] {
    return this.standing.state.may;
  }

  get people(): Standing['people'] {
    return this.standing.state.people;
  }

  /** The settled text: all offsets of the desk count in it. */
  get projection(): TextProjection {
    return this.writing.live.projection;
  }

  /** Opens the text for writing, locks it for annotating, or shows it clean. */
  setMode(mode: DeskMode): void {
    if (mode === 'edit' && !this.may.write) return;
    this.ui.set({ mode, picked: null, meeting: null, ...(mode === 'read' && { pane: null }) });
    this.#lock();
    if (mode === 'edit') this.paper?.focus();
    // Others see who writes.
    this.onMoved?.();
    this.store.notify({ message: MODE_NOTICES[mode] });
  }

  /** Opens the article again without what was written here and refused. */
  giveUpText(): void {
    this.writing.giveUp();
    location.reload();
  }

  get active(): AnnotationView | null {
    const { activeId, annotations } = this.store.state;
    return activeId === null ? null : (annotations.get(activeId) ?? null);
  }

  /** Counts the sentences, and says what is to be drawn with the text. */
  begin(): { marks: readonly TextMark[]; sentences: readonly TextRange[]; lines: readonly Line[] } {
    const { store, derived } = this;
    if (this.sentences.length === 0) {
      this.sentences = splitSentences(this.projection.text, this.standing.state.article.language);
    }
    const coverage = derived.coverage(store.state, this.sentences);
    this.ui.set({ coverage });
    return { marks: derived.marks(store.state), sentences: this.sentences, lines: coverage.lines };
  }

  /** Puts the text on the desk, with what was marked in it when it was made; returns how to take it off. */
  attach(paper: Paper, marks: readonly TextMark[]): () => void {
    this.paper = paper;
    this.#drawn = { marks, active: null };
    this.#draw();
    const stop = this.store.subscribe(() => this.#draw());
    const takeOff = this.writing.attach(paper);
    const stopStanding = this.standing.subscribe(() => {
      paper.describe(this.standing.state.article);
      this.#lock();
      this.onMoved?.();
    });
    this.#lock();
    return () => {
      clearTimeout(this.#resting);
      stop();
      stopStanding();
      takeOff();
      this.paper = null;
    };
  }

  /** Says which part of the page scrolls. */
  setScroller(scroller: HTMLElement | null): void {
    this.scroller = scroller;
  }

  /** The selection has moved: what is selected is known once it rests. */
  selectionMoved(): void {
    this.onMoved?.();
    clearTimeout(this.#resting);
    if (this.ui.state.picked) this.ui.set({ picked: null });
    // Who writes marks nothing.
    if (this.#isPointing || this.ui.state.mode === 'edit') return;
    this.#resting = setTimeout(() => this.ui.set({ picked: this.paper?.selection ?? null }), REST_MS);
  }

  /** A selection is being drawn by the pointer, or is drawn. */
  pointing(isPointing: boolean): void {
    if (this.#isPointing === isPointing) return;
    this.#isPointing = isPointing;
    this.selectionMoved();
  }

  /** Makes an annotation the active one, or none; the text goes to it unless it is in sight, and the evidence beside it follows. */
  activate(id: string | null, { scroll = true, follow = true } = {}): void {
    this.ui.set({ meeting: null, linkingId: null });
    if (id !== this.store.state.activeId) {
      this.store.set({ activeId: id });
      if (follow) followActive(this);
    }
    if (id !== null && scroll) this.showActive();
  }

  /** Brings the active annotation's text into sight; what is about the whole article stands at its top. */
  showActive(): void {
    if (this.active) this.scrollTo(this.active.ranges[0]?.start ?? 0);
  }

  /** Shows what others did to the cards that waits; false when nothing does. */
  letIn(): boolean {
    const { waiting } = this.ui.state;
    if (waiting === '') return false;
    this.onLetIn?.();
    this.store.notify({ message: `Shown: ${waiting}.` });
    return true;
  }

  /** Asks a part of a card to take the focus; the annotation becomes the active one. Where cards have to make room for evidence, that closes. */
  want(id: string, part: CardPart): void {
    if (this.store.state.activeId !== id) this.activate(id, { scroll: false });
    this.setPane(null);
    if (part === 'link') this.ui.set({ linkingId: id, isDrawerOpen: true });
    else this.ui.set({ wanted: { id, part }, isDrawerOpen: true });
  }

  /** Shows the evidence beside the text, or closes it; the text stays where it is read. */
  setPane(pane: PaneState | null): void {
    const set = () => this.ui.set({ pane, ...(pane && { meeting: null }) });
    if ((pane === null) === (this.ui.state.pane === null)) set();
    else holdPlace(this, set);
  }

  /** Hands keys to what is open in the evidence beside the text, which answers whether it took them; returns how to stop. */
  listenInPane(listener: (key: DeskKey) => boolean): () => void {
    this.#paneKey = listener;
    return () => {
      if (this.#paneKey === listener) this.#paneKey = null;
    };
  }

  /** Offers a key to what is open in the evidence; false when it does nothing there. */
  takePaneKey(key: DeskKey): boolean {
    return this.#paneKey?.(key) ?? false;
  }

  /** Closes what is open, the newest first, and gives the focus back to the text where it was. */
  escape(isInText: boolean): void {
    const { meeting, isFinding, pane } = this.ui.state;
    if (meeting) this.ui.set({ meeting: null });
    else if (isFinding) this.ui.set({ isFinding: false });
    else if (isInText && this.paper?.selection) this.paper.select(this.paper.caret);
    else if (pane) return closePane(this);
    else if (isInText) {
      this.ui.set({ isDrawerOpen: false });
      this.activate(null);
    }
    this.paper?.focus();
  }

  /** Brings the line of an offset to about a third of the height, unless it is well in sight already. */
  scrollTo(offset: number): void {
    const bring = () => {
      if (this.paper && this.scroller) bringIntoSight(this.scroller, this.paper.boxAt(offset, 1));
    };
    bring();
    // Blocks that come into sight take their real height, which moves what is below them.
    requestAnimationFrame(() => requestAnimationFrame(bring));
  }

  // Whoever writes keeps the bar when the text is locked by others, so that nothing moves.
  #lock(): void {
    this.paper?.setLocked(this.ui.state.mode !== 'edit' || !this.may.write);
  }

  /** Counts the sentences anew: another language has others. */
  recount(): void {
    if (this.paper?.isSettled) this.#settled();
  }

  // Everything that counts in offsets is worked out again, in one go.
  #settled(): void {
    const { paper, store, writing, standing } = this;
    if (!paper) return;
    this.sentences = sentencesOf(writing.live.settledDoc, standing.state.article.language);
    paper.settle(this.sentences);
    this.#drawn = { marks: null, active: null };
    // Draws as well: the state is another one in any case.
    store.moveText();
    this.ui.set({ settled: writing.live.settled.version });
  }

  // Brings the text up to the state; whatever stayed the same costs a comparison. While something is being written, what is drawn moves
  // along by itself.
  #draw(): void {
    const { paper, store, derived } = this;
    if (!paper?.isSettled) return;
    const marks = derived.marks(store.state);
    const active = this.active && markOf(this.active);
    const coverage = derived.coverage(store.state, this.sentences);
    const isCounted = coverage !== this.ui.state.coverage;
    paper.show({
      marks: marks === this.#drawn.marks ? undefined : marks,
      active: active === this.#drawn.active ? undefined : active,
      lines: isCounted ? coverage.lines : undefined,
    });
    this.#drawn = { marks, active };
    if (isCounted) this.ui.set({ coverage });
  }
}
