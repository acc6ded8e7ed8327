import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardBox, type CardLayoutOptions, layoutCards, broughtUp } from '@/components/desk/layout-cards';

const options: CardLayoutOptions = { gap: 8, minTop: 0, activeId: null, patience: Infinity };
const card = (id: string, level: number, height = 100, isQuiet = false): CardBox => ({
  id,
  level,
  height,
  restHeight: height,
  compactHeight: 30,
  isQuiet,
});
const tops = (cards: CardBox[], changed: Partial<CardLayoutOptions> = {}) =>
  layoutCards(cards, { ...options, ...changed }).map((place) => place.top);

const boxes = fc
  .array(
    fc.record({ level: fc.integer({ min: 0, max: 2_000 }), height: fc.integer({ min: 30, max: 300 }) }),
    {
      maxLength: 40,
    },
  )
  .map((list) =>
    list
      .toSorted((a, b) => a.level - b.level)
      .map(({ level, height }, index) => card(`c${index}`, level, height)),
  );

describe('layoutCards', () => {
  test('leaves cards that have room at their level', () => {
    expect(tops([card('a', 0), card('b', 200), card('c', 400)])).toEqual([0, 200, 400]);
  });

  test('spreads two cards of one level evenly about it', () => {
    expect(tops([card('a', 500), card('b', 500)])).toEqual([446, 554]);
  });

  test('keeps the first card below the top of the column', () => {
    expect(tops([card('a', 10), card('b', 10)], { minTop: 4 })).toEqual([4, 112]);
  });

  test('puts the active card exactly level and moves its neighbours away', () => {
    expect(tops([card('a', 490), card('b', 500), card('c', 510)], { activeId: 'b' })).toEqual([
      392, 500, 608,
    ]);
  });

  test('lets the active card make room for those above it, so that none stands above the top', () => {
    const crowd = [card('a', 5), card('b', 10), card('c', 400)];
    expect(tops(crowd, { activeId: 'b' })).toEqual([0, 108, 400]);
    expect(tops(crowd, { activeId: 'a' })).toEqual([5, 113, 400]);
    expect(tops([card('a', -40), card('b', 300)], { activeId: 'a' })).toEqual([0, 300]);
  });

  test('shrinks a crowd to single lines, but never the active card', () => {
    const crowd = Array.from({ length: 12 }, (_, index) => card(`c${index}`, 1_000 + index));
    const places = layoutCards(crowd, { ...options, patience: 200, activeId: 'c3' });
    expect(places.filter((place) => !place.compact).map((place) => place.id)).toEqual(['c3']);
    expect(places[3]?.top).toBe(1_003);
  });

  test('shrinks quiet cards first, and others only where that is not enough', () => {
    const crowd = (count: number) =>
      Array.from({ length: count }, (_, index) => card(`c${index}`, 1_000, 100, index % 2 === 0));
    const compact = (count: number) =>
      layoutCards(crowd(count), { ...options, patience: 250 }).map((place) => place.compact);
    expect(compact(4)).toEqual([false, false, false, false]);
    expect(compact(6)).toEqual([true, false, true, false, true, false]);
    expect(compact(9)).not.toContain(false);
  });

  test('gives every other card the same form whichever one is active', () => {
    fc.assert(
      fc.property(boxes, fc.nat(39), (cards, pick) => {
        const activeId = cards[pick]?.id ?? null;
        const forms = (id: string | null) =>
          layoutCards(cards, { ...options, patience: 150, activeId: id })
            .filter((place) => place.id !== activeId)
            .map((place) => place.compact);
        expect(forms(activeId)).toEqual(forms(null));
      }),
    );
  });

  test('never lets cards overlap or rise above the top, keeps their order, and the active one level where it can be', () => {
    fc.assert(
      fc.property(boxes, fc.nat(60), fc.integer({ min: 50, max: 500 }), (cards, pick, patience) => {
        const active = cards[pick];
        const places = layoutCards(cards, { ...options, patience, activeId: active?.id ?? null });
        expect(places.map((place) => place.id)).toEqual(cards.map((each) => each.id));
        for (const [index, place] of places.entries()) {
          const next = places[index + 1];
          if (next) expect(next.top).toBeGreaterThanOrEqual(place.top + place.height + options.gap - 1e-6);
        }
        for (const place of places) expect(place.top).toBeGreaterThanOrEqual(-1e-6);
        const above = places.slice(0, pick).reduce((sum, place) => sum + place.height + options.gap, 0);
        if (active) expect(places[pick]?.top).toBeCloseTo(Math.max(active.level, above), 6);
      }),
    );
  });

  test('moves cards no farther than needed: no shift of a run of cards brings them nearer to their text', () => {
    const cost = (cards: CardBox[], places: number[]) =>
      cards.reduce((sum, each, index) => sum + ((places[index] ?? 0) - each.level) ** 2, 0);
    fc.assert(
      fc.property(
        boxes,
        fc.nat(39),
        fc.nat(39),
        fc.constantFrom(-20, -1, 1, 20),
        (cards, from, length, by) => {
          const settled = tops(cards);
          const shifted = settled.map((top, index) =>
            index >= from && index <= from + length ? top + by : top,
          );
          const isAllowed = shifted.every(
            (top, index) =>
              top >= 0 &&
              (index === 0 ||
                top >= (shifted[index - 1] ?? 0) + (cards[index - 1]?.height ?? 0) + options.gap),
          );
          if (isAllowed) expect(cost(cards, settled)).toBeLessThanOrEqual(cost(cards, shifted) + 1e-6);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('broughtUp', () => {
  test('brings a card below what stays at the top, with a little air', () => {
    const place = { columnTop: 150, top: 700, headHeight: 140 };
    // Seen at 150 + 700 - 702 = 148: 8 px below the 140 that stay.
    expect(broughtUp(place)).toBe(702);
  });

  test('scrolls nowhere for what stands there already', () => {
    expect(broughtUp({ columnTop: 140, top: 0, headHeight: 140 })).toBe(0);
  });
});
