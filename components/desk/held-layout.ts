import { arrangeHeld, type Wait } from '@/components/desk/hold-cards';
import type { CardBox, CardPlace } from '@/components/desk/layout-cards';
import type { Filter } from '@/components/desk/store/filter';
import type { DeskStore } from '@/components/desk/store/desk-store';
import { waitingWords } from '@/components/desk/waiting-words';
import type { AnnotationView } from '@/lib/annotations/model';

/** How a card does not fit its place: it is gone, and the place kept; or it has become higher than that. */
export type Lack = 'card' | 'room';

interface Asked {
  /** The cards as they would be arranged now. */
  now: readonly CardBox[];
  activeId: string | null;
  /** The part of the column that is seen, in px from its top. */
  sight: () => { top: number; bottom: number };
  /** Whether another part is seen than before. */
  isSightNew: boolean;
  /** Where in the column an annotation wants to stand. */
  levelOf: (annotation: AnnotationView) => number;
  /** Somebody may be reading the cards, so that nobody else may move them. */
  isRead: () => boolean;
  /** The card that is worked in. */
  workedIn: () => string | null;
  layout: (boxes: readonly CardBox[], activeId: string | null) => readonly CardPlace[];
}

interface Laid {
  places: readonly CardPlace[];
  waiting: ReadonlyMap<string, Wait>;
}

/** The places of the cards, in which what others do waits while somebody reads them. Whatever the person does to them lets in what waits. */
export class HeldLayout {
  readonly #store: DeskStore;
  #isLettingIn = true;
  #asked: { now: readonly CardBox[]; activeId: string | null; filter: Filter | null } = {
    now: [],
    activeId: null,
    filter: null,
  };
  #boxes: ReadonlyMap<string, CardBox> = new Map();
  /** The active card as it was laid out: one that others took away still has its place. */
  #activeId: string | null = null;
  #laid: Laid = { places: [], waiting: new Map() };

  constructor(store: DeskStore) {
    this.#store = store;
  }

  /** Has nothing wait when the cards are arranged next. */
  letIn(): void {
    this.#isLettingIn = true;
  }

  /** Arranges the cards; most changes at the desk move none. */
  arrange(asked: Asked): Laid {
    const { now, activeId } = asked;
    const { filter } = this.#store.state;
    const isAsBefore =
      !this.#isLettingIn &&
      activeId === this.#asked.activeId &&
      filter === this.#asked.filter &&
      isSameList(now, this.#asked.now);
    if (isAsBefore && !(asked.isSightNew && this.#laid.waiting.size > 0)) return this.#laid;

    const { heard } = this.#store;
    const isThere = new Set(now.map(({ id }) => id));
    const old = this.#activeId;
    const laidActiveId =
      activeId === null && old !== null && heard.has(old) && !isThere.has(old) ? old : activeId;
    const isOwnDoing =
      filter !== this.#asked.filter ||
      laidActiveId !== old ||
      now.some(({ id }) => !heard.has(id) && !this.#boxes.has(id)) ||
      [...this.#boxes.keys()].some((id) => !heard.has(id) && !isThere.has(id));
    if (heard.size > 0 && (this.#isLettingIn || isOwnDoing || !asked.isRead())) heard.clear();

    const isActiveKept = laidActiveId !== null && (isThere.has(laidActiveId) || heard.has(laidActiveId));
    this.#activeId = isActiveKept ? laidActiveId : null;
    this.#asked = { now, activeId, filter };
    this.#isLettingIn = false;
    this.#lay(asked);
    return this.#laid;
  }

  /** What waits, in words. */
  get words(): string {
    const { heard, state } = this.#store;
    // A height that is only known better now is no news.
    const isNews = ([id, wait]: [string, Wait]) =>
      wait !== 'changed' || heard.get(id) !== state.annotations.get(id);
    return waitingWords([...this.#laid.waiting].filter(isNews).map(([, wait]) => wait));
  }

  /** What a card lacks in its place. */
  lackOf({ id, height, compact }: CardPlace): Lack | null {
    const wait = this.#laid.waiting.get(id);
    if (wait === 'gone') return 'card';
    if (wait !== 'changed' || compact) return null;
    const next = this.#asked.now.find((box) => box.id === id);
    return next && next.height > height ? 'room' : null;
  }

  #lay({ now, sight, levelOf, workedIn, layout }: Asked): void {
    const { heard, state } = this.#store;
    if (heard.size === 0) {
      this.#boxes = new Map(now.map((box) => [box.id, box]));
      this.#laid = { places: layout(now, this.#activeId), waiting: new Map() };
      return;
    }
    const before = [...this.#boxes.values()].map((box) => {
      const was = heard.get(box.id);
      return was ? { ...box, level: levelOf(was) } : box;
    });
    const news = { now, before, heard: new Set(heard.keys()), workedIn: workedIn() };
    const { boxes, places, waiting } = arrangeHeld(news, sight(), (each) => layout(each, this.#activeId));
    this.#boxes = new Map(boxes.map((box) => [box.id, box]));
    this.#laid = { places, waiting };
    // From here on, what was let in is what was shown before.
    for (const id of news.heard) {
      if (waiting.has(id)) continue;
      const view = this.#boxes.has(id) ? state.annotations.get(id) : undefined;
      if (view) heard.set(id, view);
      else heard.delete(id);
    }
  }
}

function isSameList(boxes: readonly CardBox[], others: readonly CardBox[]): boolean {
  return boxes.length === others.length && boxes.every((box, index) => isSameBox(box, others[index]));
}

function isSameBox(box: CardBox, other: CardBox | undefined): boolean {
  return (
    box.id === other?.id &&
    box.level === other.level &&
    box.height === other.height &&
    box.restHeight === other.restHeight &&
    box.isQuiet === other.isQuiet
  );
}
