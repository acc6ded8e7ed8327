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
  /** The first card stands here or below, unless the active one needs the room. */
  minTop: number;
  activeId: string | null;
  /** Cards that would stand farther than this from their text become single lines. */
  patience: number;
}

/**
 * Places cards so that none overlap and their order is kept, each as near to its level as that allows (least squares).
 * The active card stands exactly level; its neighbours make room. Where cards are crowded they shrink to lines, quiet ones first,
 * and which ones do does not depend on the active card, so that selecting never changes the form of another.
 */
export function layoutCards(cards: readonly CardBox[], options: CardLayoutOptions): CardPlace[] {
  const crowded = findCrowded(cards, options);
  const heights = cards.map((card, index) =>
    crowded[index] && card.id !== options.activeId ? card.compactHeight : card.height,
  );
  const active = cards.findIndex((card) => card.id === options.activeId);
  const tops = settle(
    cards.map((card) => card.level),
    heights,
    options,
    active,
  );
  return cards.map((card, index) => ({
    id: card.id,
    top: tops[index] ?? 0,
    height: heights[index] ?? 0,
    compact: crowded[index] === true && card.id !== options.activeId,
  }));
}

// The quiet ones shrink first, then those with the least room of their own, and all only where that is not enough.
function findCrowded(cards: readonly CardBox[], options: CardLayoutOptions): boolean[] {
  const room = cards.map((card, index) => {
    const before = cards[index - 1]?.level ?? -Infinity;
    const after = cards[index + 1]?.level ?? Infinity;
    return Math.min(card.level - before, after - card.level);
  });
  const stages: ((card: CardBox, index: number) => boolean)[] = [
    (card) => card.isQuiet,
    ...ROOMS.map((most) => (_: CardBox, index: number) => (room[index] ?? 0) < most),
    () => true,
  ];
  return stages.reduce<boolean[]>(
    (crowded, mayShrink) => shrink(cards, crowded, mayShrink, options),
    cards.map(() => false),
  );
}

// Of cards that push each other too far, those that may shrink do.
function shrink(
  cards: readonly CardBox[],
  before: readonly boolean[],
  mayShrink: (card: CardBox, index: number) => boolean,
  options: CardLayoutOptions,
): boolean[] {
  const heights = cards.map((card, index) => (before[index] ? card.compactHeight : card.restHeight));
  const levels = cards.map((card) => card.level);
  const tops = settle(levels, heights, options, -1);
  const crowded = [...before];
  let first = 0;
  while (first < cards.length) {
    let last = first;
    while (last + 1 < cards.length && touches(tops, heights, last, options.gap)) last += 1;
    const run = cards.slice(first, last + 1);
    const isFar = run.some(
      (card, index) => Math.abs((tops[first + index] ?? 0) - card.level) > options.patience,
    );
    for (const [index, card] of run.entries()) {
      if (isFar && mayShrink(card, first + index)) crowded[first + index] = true;
    }
    first = last + 1;
  }
  return crowded;
}

function touches(tops: number[], heights: number[], index: number, gap: number): boolean {
  return (tops[index] ?? 0) + (heights[index] ?? 0) + gap >= (tops[index + 1] ?? 0) - 0.5;
}

// With every card's slot taken off, "no overlap" reads "never decreasing": isotonic regression by pooling neighbours
// that are out of order. A bounded regression is the unbounded one, cut off at its bounds.
function settle(levels: number[], heights: number[], options: CardLayoutOptions, active: number): number[] {
  const slots: number[] = [];
  let slot = 0;
  for (const height of heights) {
    slots.push(slot);
    slot += height + options.gap;
  }
  const wanted = levels.map((level, index) => level - (slots[index] ?? 0));
  const pinned = wanted[active];
  if (pinned === undefined) {
    return isotonic(wanted).map((value, index) => Math.max(value, options.minTop) + (slots[index] ?? 0));
  }
  const before = isotonic(wanted.slice(0, active)).map((value) =>
    Math.min(Math.max(value, options.minTop), pinned),
  );
  const after = isotonic(wanted.slice(active + 1)).map((value) => Math.max(value, pinned));
  return [...before, pinned, ...after].map((value, index) => value + (slots[index] ?? 0));
}

function isotonic(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count >= pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}
