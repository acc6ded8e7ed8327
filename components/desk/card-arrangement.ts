import type { CardForm } from '@/components/annotations/annotation-card';
import { Attendance } from '@/components/desk/attendance';
import { estimateHeight, LINE_HEIGHT } from '@/components/desk/card-sizes';
import type { DeskController } from '@/components/desk/desk-controller';
import { HeldLayout, type Lack } from '@/components/desk/held-layout';
import { type CardBox, type CardPlace, layoutCards } from '@/components/desk/layout-cards';
import { isOpen } from '@/components/desk/store/filter';
import { Observable } from '@/components/desk/store/observable';
import type { AnnotationView } from '@/lib/annotations/model';

export interface ShownPlace extends CardPlace {
  lack: Lack | null;
}

interface Arranged {
  /** The cards that are to be there: those near the part that is seen, in reading order. */
  places: readonly ShownPlace[];
  /** Height of the whole column. */
  height: number;
  /** Cards glide to where they go; not when they only follow the text. */
  isGliding: boolean;
}

const GAP = 6;
/** How far beyond what is seen cards are there already, in px. */
const MARGIN = 800;
/** How far a card may stand from its text before its neighbourhood shrinks to lines. */
const PATIENCE = 300;
/** From the top of a card to its first line, less the same of a line of text. */
const RISE = 9;
const FULL_HEIGHT = 420;

/**
 * Where the cards stand beside the text: worked out again when the text, the cards or what is seen of them change. While somebody is at the
 * desk, nothing that others do moves a card in sight.
 */
export class CardArrangement extends Observable<Arranged> {
  readonly #desk: DeskController;
  readonly #isLevel: boolean;
  /** Measured heights by id, of cards that are short and of those that were active. */
  readonly #heights = { short: new Map<string, number>(), full: new Map<string, number>() };
  #scroller: HTMLElement | null = null;
  #column: HTMLElement | null = null;
  #seen = { top: 0, bottom: 0 };
  #held: string | null = null;
  #frame = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #isWaiting = false;
  readonly #attendance = new Attendance();
  readonly #layout: HeldLayout;

  /** Level with the text, or one below the other. */
  constructor(desk: DeskController, arrangement: 'level' | 'stack') {
    super({ places: [], height: 0, isGliding: false });
    this.#desk = desk;
    this.#layout = new HeldLayout(desk.store);
    this.#isLevel = arrangement === 'level';
  }

  /** Watches everything that moves cards; returns how to stop. */
  attach(scroller: HTMLElement, column: HTMLElement): () => void {
    this.#scroller = scroller;
    this.#column = column;
    const look = () => (this.#frame ||= requestAnimationFrame(() => this.#look()));
    const text = this.#desk.paper?.view.dom;
    const resized = new ResizeObserver(() => {
      this.#desk.paper?.geometry.invalidate();
      this.#lookAtRest();
    });
    resized.observe(scroller);
    if (text) resized.observe(text);
    // Where it grows, the column goes down: what stands level with the text goes up in it.
    const head = this.#isLevel ? column.parentElement?.querySelector('.side-head') : null;
    const headed = new ResizeObserver(() => this.#look(true));
    if (head) headed.observe(head);
    const leave = this.#attendance.start();
    const letIn = () => this.#letIn();
    this.#desk.onLetIn = letIn;
    scroller.addEventListener('scroll', look, { passive: true });
    const stop = this.#desk.store.subscribe(() => this.#arrangeSoon());
    this.#layout.letIn();
    this.#look(true);
    return () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      clearTimeout(this.#resting);
      this.#resting = undefined;
      resized.disconnect();
      headed.disconnect();
      leave();
      if (this.#desk.onLetIn === letIn) this.#desk.onLetIn = null;
      this.#desk.ui.set({ waiting: '' });
      scroller.removeEventListener('scroll', look);
      stop();
    };
  }

  /** Takes note of how high a card really is; lines are all the same. */
  measure(id: string, form: CardForm, height: number): void {
    if (form === 'line') return;
    const heights = this.#heights[form];
    if (Math.abs((heights.get(id) ?? 0) - height) < 1) return;
    heights.set(id, height);
    this.#arrangeSoon();
  }

  /** Keeps a card there wherever it goes, because it holds the focus. */
  hold(id: string | null): void {
    this.#held = id;
  }

  #look(always = false): void {
    this.#frame = 0;
    if (!this.#scroller || !this.#column) return;
    const top = this.#scroller.getBoundingClientRect().top - this.#column.getBoundingClientRect().top;
    const bottom = top + this.#scroller.clientHeight;
    const moved = Math.abs(this.#seen.top - top) + Math.abs(this.#seen.bottom - bottom);
    if (!always && moved < MARGIN / 2) return;
    this.#seen = { top, bottom };
    this.#arrange();
  }

  // Lines come and go while somebody writes: cards follow when the fingers rest.
  #lookAtRest(): void {
    const { isWriting, restsInMs } = this.#desk.writing;
    if (!isWriting) return this.#look(true);
    this.#resting ??= setTimeout(() => {
      this.#resting = undefined;
      this.#lookAtRest();
    }, restsInMs);
  }

  // One act changes the state several times; cards move once, before anything is painted.
  #arrangeSoon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      this.#arrange(true);
    });
  }

  #arrange(isGliding = false): void {
    const { store, derived, paper, writing } = this.#desk;
    if (!this.#column || !paper) return;
    const { activeId } = store.state;
    const shown = derived.shown(store.state);
    // Both scroll together, so that the distance between them holds wherever the page stands.
    const shift =
      paper.view.dom.getBoundingClientRect().top - this.#column.getBoundingClientRect().top - RISE;
    const patience = this.#isLevel ? PATIENCE : Infinity;
    const { places, waiting } = this.#layout.arrange({
      now: shown.map((annotation) => this.#boxOf(annotation, shift)),
      activeId,
      sight: () => this.#sight(),
      isSightNew: !isGliding,
      levelOf: (was) =>
        this.#levelOf(writing.live.bringForward(was, was.textVersion), shift, was.id === activeId),
      isRead: () => this.#attendance.isThere,
      workedIn: cardInFocus,
      layout: (boxes, laidActiveId) =>
        layoutCards(boxes, {
          gap: GAP,
          minTop: 0,
          activeId: this.#isLevel ? laidActiveId : null,
          patience,
        }),
    });
    this.#desk.ui.set({ waiting: this.#layout.words });
    this.#attendance.whenAway(waiting.size > 0 ? () => this.#letIn() : null);
    const { top, bottom } = this.#seen;
    const isNear = (place: CardPlace) =>
      place.top + place.height > top - MARGIN && place.top < bottom + MARGIN;
    const there = places
      .filter((each) => isNear(each) || each.id === activeId || each.id === this.#held)
      .map((place) => ({ ...place, lack: this.#layout.lackOf(place) }));
    const last = places.at(-1);
    const height = last ? Math.round(last.top + last.height) + 48 : 0;
    if (!this.#isSame(there)) this.set({ places: there, height, isGliding });
    else this.set({ height });
  }

  // What others did and waits, waits no longer.
  #letIn(): void {
    this.#layout.letIn();
    this.#arrange(true);
  }

  // Looked up when it matters: `#seen` may be a few lines old.
  #sight(): { top: number; bottom: number } {
    if (!this.#scroller || !this.#column) return this.#seen;
    const view = this.#scroller.getBoundingClientRect();
    const { top } = this.#column.getBoundingClientRect();
    return { top: view.top - top, bottom: view.bottom - top };
  }

  #isSame(places: readonly ShownPlace[]): boolean {
    const before = this.state.places;
    return (
      places.length === before.length &&
      places.every((place, index) => {
        const old = before[index];
        return (
          place.id === old?.id &&
          place.compact === old.compact &&
          place.lack === old.lack &&
          Math.round(place.top) === Math.round(old.top)
        );
      })
    );
  }

  #boxOf(annotation: AnnotationView, shift: number): CardBox {
    const { id } = annotation;
    const isActive = id === this.#desk.store.state.activeId;
    const restHeight = this.#heights.short.get(id) ?? estimateHeight(annotation);
    return {
      id,
      level: this.#levelOf(annotation, shift, isActive),
      height: isActive ? (this.#heights.full.get(id) ?? FULL_HEIGHT) : restHeight,
      restHeight,
      compactHeight: LINE_HEIGHT,
      isQuiet: !isOpen(annotation),
    };
  }

  #levelOf(annotation: AnnotationView, shift: number, isActive: boolean): number {
    const start = startOf(annotation);
    const geometry = this.#desk.paper?.geometry;
    if (!this.#isLevel || !geometry || start === null) return 0;
    const about = geometry.estimateTop(start) + shift;
    // What is asked for exactly is laid out, so no more is than will soon be seen.
    const isNear = about > this.#seen.top - MARGIN / 2 && about < this.#seen.bottom + MARGIN / 2;
    return isNear || isActive ? geometry.measureTop(start) + shift : about;
  }
}

function cardInFocus(): string | null {
  return document.activeElement?.closest('[data-card]')?.getAttribute('data-card') ?? null;
}

const starts = new WeakMap<AnnotationView['ranges'], number>();

/** Where an annotation begins; null when it is about the whole article. */
export function startOf({ ranges }: Pick<AnnotationView, 'ranges'>): number | null {
  const [first] = ranges;
  if (!first) return null;
  const known = starts.get(ranges);
  if (known !== undefined) return known;
  const start = Math.min(...ranges.map((range) => range.start));
  starts.set(ranges, start);
  return start;
}
