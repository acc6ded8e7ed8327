import type { CardBox, CardPlace } from '@/components/desk/layout-cards';

/** How a card waits: it is not there yet, it is gone and its place is kept, or it stands as it stood before it was changed. */
export type Wait = 'new' | 'gone' | 'changed';

export interface CardNews {
  /** The cards as they would be arranged now, in their order. */
  now: readonly CardBox[];
  /** The cards as they were arranged last, in that order; those of `heard` have the level that they had. */
  before: readonly CardBox[];
  /** Ids of those that others made, took away or changed meanwhile; everything else is as it is now. */
  heard: ReadonlySet<string>;
  /** The card that is worked in has the height that it has now, whoever changed it. */
  workedIn: string | null;
}

interface HeldCards {
  boxes: readonly CardBox[];
  waiting: ReadonlyMap<string, Wait>;
}

/** The cards to arrange when all that others did is held back: cards and order are as before, but for what is the person's own doing. */
export function holdBack({ now, before, heard, workedIn }: CardNews): HeldCards {
  const waiting = new Map<string, Wait>();
  const is = new Map(now.map((box) => [box.id, box]));
  const was = new Map(before.map((box) => [box.id, box]));
  const kept = new Map<string, CardBox>();
  for (const id of heard) {
    const [old, next] = [was.get(id), is.get(id)];
    if (!old) {
      if (next) waiting.set(id, 'new');
      continue;
    }
    const keptBox =
      next && id === workedIn ? { ...old, height: next.height, restHeight: next.restHeight } : old;
    if (next && isAlike(keptBox, next)) continue;
    waiting.set(id, next ? 'changed' : 'gone');
    kept.set(id, keptBox);
  }
  if (waiting.size === 0) return { boxes: now, waiting };
  // What is kept follows what it followed.
  const after = new Map<string | null, CardBox[]>();
  let last: string | null = null;
  for (const { id } of before) {
    const box = kept.get(id);
    if (box) after.set(last, [...(after.get(last) ?? []), box]);
    else if (is.has(id)) last = id;
  }
  const boxes = [...(after.get(null) ?? [])];
  for (const box of now) if (!waiting.has(box.id)) boxes.push(box, ...(after.get(box.id) ?? []));
  return { boxes, waiting };
}

interface Arrangement extends HeldCards {
  places: readonly CardPlace[];
}

/**
 * Arranges the cards so that none of those in sight (px from the top of the column) has another top or another form because of what others
 * did. As much of that as moves none of them is let in: all of it, or else what is out of sight, or what is below.
 */
export function arrangeHeld(
  news: CardNews,
  sight: { top: number; bottom: number },
  layout: (boxes: readonly CardBox[]) => readonly CardPlace[],
): Arrangement {
  const held = holdBack(news);
  const places = layout(held.boxes);
  if (held.waiting.size === 0) return { ...held, places };
  const free = layout(news.now);
  const isInSight = (place: CardPlace) => place.top + place.height > sight.top && place.top < sight.bottom;
  const still = places.filter(isInSight);
  const movesNone = (there: readonly CardPlace[], waiting: ReadonlyMap<string, Wait>) => {
    const after = new Map(there.map((place) => [place.id, place]));
    return still.every((place) => {
      const next = after.get(place.id);
      if (!next) return held.waiting.get(place.id) === 'gone' && !waiting.has(place.id);
      return Math.round(next.top) === Math.round(place.top) && next.compact === place.compact;
    });
  };
  const none: ReadonlyMap<string, Wait> = new Map();
  if (movesNone(free, none)) return { boxes: news.now, places: free, waiting: none };

  const whereabouts = new Map([...free, ...places].map((place) => [place.id, place]));
  const isBelow = (place: CardPlace) => place.top >= sight.bottom;
  for (const mayCome of [(place: CardPlace) => !isInSight(place), isBelow]) {
    const stay = [...held.waiting.keys()].filter((id) => {
      const place = whereabouts.get(id);
      return !place || !mayCome(place);
    });
    if (stay.length === held.waiting.size) continue;
    const some = holdBack({ ...news, heard: new Set(stay) });
    const there = layout(some.boxes);
    if (movesNone(there, some.waiting)) return { ...some, places: there };
  }
  return { ...held, places };
}

function isAlike(box: CardBox, other: CardBox): boolean {
  return (
    box.level === other.level &&
    box.height === other.height &&
    box.restHeight === other.restHeight &&
    box.isQuiet === other.isQuiet
  );
}
