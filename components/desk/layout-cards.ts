/** Px between what stays at the top and a card that is brought up to it. */
const AIR = 8;
/** Distances to the nearest neighbour's level below which a card shrinks, one after the other. */
const ROOMS = [12, 36, 80];

/** A card that wants to stand at `level` (px from the top of the column); cards come in reading order. */
export interface CardBox {
  id: string;
  level: number;
  /** Its height as it stands now, and what it would take when it is not the active one. */
  height: number;
  restHeight: number;
  /** Its height as a single line, for places where many cards want to be. */
  compactHeight: number;
  /** Shrinks before others do. */
  isQuiet: boolean;
}

export interface CardPlace {
  id: string;
  top: number;
  height: number;
  compact: boolean;
}

export interface CardLayoutOptions {
  gap: number;
  /** The first card stands here or below: nothing scrolls to what is higher. */
  minTop: number;
  activeId: string | null;
  /** Cards that would stand farther than this from their text become single lines. */
  patience: number;
}

/**
 * Places cards so that none overlap and their order is kept, each as near to its level as that allows (least squares).
 * The active card stands exactly level and its neighbours make room, or as near below as those above it leave room from the top.
 * Where cards are crowded they shrink to lines, quiet ones first, and which ones do does not depend on the active card, so that
 * selecting never changes the form of another.
 */
export function layoutCards(cards: readonly CardBox[], options: CardLayoutOptions): CardPlace[] {
  const crowded = findCrowded(cards, options);
  const isCompact = (card: CardBox, index: number) => crowded[index] === true && card.id !== options.activeId;
  const heights = cards.map((card, index) => (isCompact(card, index) ? card.compactHeight : card.height));
  const active = cards.findIndex((card) => card.id === options.activeId);
  const tops = settle(cards, heights, options, active);
  return cards.map((card, index) => ({
    id: card.id,
    top: tops[index] ?? 0,
    height: heights[index] ?? 0,
    compact: isCompact(card, index),
  }));
}

/**
 * How far (px) to scroll so that a card stands just below what stays at the top. The card's top counts from the column's, the column's
 * from the start of what scrolls.
 */
export function broughtUp(place: { columnTop: number; top: number; headHeight: number }): number {
  return Math.max(0, place.columnTop + place.top - place.headHeight - AIR);
}

// The quiet ones shrink first, then those with the least room of their own, and all only where that is not enough.
function findCrowded(cards: readonly CardBox[], options: CardLayoutOptions): readonly boolean[] {
  const roomOf = (index: number) => {
    const level = cards[index]?.level ?? 0;
    return Math.min(
      level - (cards[index - 1]?.level ?? -Infinity),
      (cards[index + 1]?.level ?? Infinity) - level,
    );
  };
  const stages: ((card: CardBox, index: number) => boolean)[] = [
    (card) => card.isQuiet,
    ...ROOMS.map((most) => (_: CardBox, index: number) => roomOf(index) < most),
    () => true,
  ];
  let crowded: readonly boolean[] = cards.map(() => false);
  for (const mayShrink of stages) {
    const next = shrink(cards, crowded, mayShrink, options);
    if (!next) break;
    crowded = next;
  }
  return crowded;
}

// Of cards that push each other too far, those that may shrink do; null where none push too far.
function shrink(
  cards: readonly CardBox[],
  before: readonly boolean[],
  mayShrink: (card: CardBox, index: number) => boolean,
  options: CardLayoutOptions,
): boolean[] | null {
  const heights = cards.map((card, index) => (before[index] ? card.compactHeight : card.restHeight));
  const tops = settle(cards, heights, options, -1);
  const crowded = [...before];
  let isAnyFar = false;
  let first = 0;
  while (first < cards.length) {
    let last = first;
    let isFar = isTooFar(cards, tops, first, options);
    while (last + 1 < cards.length && touches(tops, heights, last, options.gap)) {
      last += 1;
      isFar ||= isTooFar(cards, tops, last, options);
    }
    for (let index = first; isFar && index <= last; index++) {
      const card = cards[index];
      if (card && mayShrink(card, index)) crowded[index] = true;
    }
    isAnyFar ||= isFar;
    first = last + 1;
  }
  return isAnyFar ? crowded : null;
}

function isTooFar(
  cards: readonly CardBox[],
  tops: Float64Array,
  index: number,
  options: CardLayoutOptions,
): boolean {
  return Math.abs((tops[index] ?? 0) - (cards[index]?.level ?? 0)) > options.patience;
}

function touches(tops: Float64Array, heights: readonly number[], index: number, gap: number): boolean {
  return (tops[index] ?? 0) + (heights[index] ?? 0) + gap >= (tops[index + 1] ?? 0) - 0.5;
}

// With every card's slot taken off, "no overlap" reads "never decreasing": isotonic regression by pooling neighbours
// that are out of order. A bounded regression is the unbounded one, cut off at its bounds.
function settle(
  cards: readonly CardBox[],
  heights: readonly number[],
  options: CardLayoutOptions,
  active: number,
): Float64Array {
  const slots = new Float64Array(cards.length);
  const wanted = new Float64Array(cards.length);
  let slot = 0;
  for (const [index, card] of cards.entries()) {
    slots[index] = slot;
    wanted[index] = card.level - slot;
    slot += (heights[index] ?? 0) + options.gap;
  }
  const pinned = active < 0 ? null : Math.max(wanted[active] ?? 0, options.minTop);
  regress(wanted, 0, active < 0 ? cards.length : active);
  if (pinned !== null) regress(wanted, active + 1, cards.length);
  return wanted.map((value, index) => {
    let free = Math.max(value, options.minTop);
    if (pinned !== null && index < active) free = Math.min(free, pinned);
    if (pinned !== null && index > active) free = Math.max(free, pinned);
    return (index === active ? (pinned ?? 0) : free) + (slots[index] ?? 0);
  });
}

// Pools are kept as their sums and counts; a pool that lies below the one before it joins it.
function regress(values: Float64Array, start: number, end: number): void {
  const sums: number[] = [];
  const counts: number[] = [];
  for (let index = start; index < end; index++) {
    let sum = values[index] ?? 0;
    let count = 1;
    while (sums.length > 0 && (sums.at(-1) ?? 0) / (counts.at(-1) ?? 1) >= sum / count) {
      sum += sums.pop() ?? 0;
      count += counts.pop() ?? 0;
    }
    sums.push(sum);
    counts.push(count);
  }
  let at = start;
  for (const [pool, count] of counts.entries()) {
    values.fill((sums[pool] ?? 0) / count, at, at + count);
    at += count;
  }
}
