import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangeHeld, holdBack } from '@/components/desk/hold-cards';
import { type CardBox, layoutCards } from '@/components/desk/layout-cards';
import { waitingWords } from '@/components/desk/waiting-words';
import { processorTime } from '@/tests/support/processor-time';

const card = (id: string, level: number, height = 100, isQuiet = false): CardBox => ({
  id,
  level,
  height,
  restHeight: height,
  compactHeight: 30,
  isQuiet,
});
const level = (boxes: readonly CardBox[]) =>
  layoutCards(boxes, { gap: 8, minTop: 0, activeId: null, patience: 150 });
const stack = (boxes: readonly CardBox[]) =>
  layoutCards(boxes, { gap: 8, minTop: 0, activeId: null, patience: Infinity });
const SIGHT = { top: 400, bottom: 900 };
const [a, b, c] = [card('a', 100), card('b', 500), card('c', 600)];
const workedIn = null;

/** What somebody else did: to the card that stands at that place, or a new one at that level. */
interface Doing {
  at: number;
  what: 'add' | 'take' | 'change';
  level: number;
  height: number;
  isQuiet: boolean;
}
const doings: fc.Arbitrary<Doing[]> = fc.array(
  fc.record({
    at: fc.nat(60),
    what: fc.constantFrom('add', 'take', 'change'),
    level: fc.integer({ min: 0, max: 4_000 }),
    height: fc.integer({ min: 30, max: 300 }),
    isQuiet: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);
const columns = fc
  .array(
    fc.record({ level: fc.integer({ min: 0, max: 4_000 }), height: fc.integer({ min: 30, max: 300 }) }),
    {
      maxLength: 40,
    },
  )
  .map((list) =>
    list
      .toSorted((one, other) => one.level - other.level)
      .map(({ level: at, height }, index) => card(`c${index}`, at, height)),
  );

function after(before: readonly CardBox[], done: readonly Doing[]) {
  let now = [...before];
  const heard = new Set<string>();
  for (const [index, { at, what, ...box }] of done.entries()) {
    if (what === 'add') {
      heard.add(`n${index}`);
      now.push(card(`n${index}`, box.level, box.height, box.isQuiet));
      now.sort((one, other) => one.level - other.level);
      continue;
    }
    const id = now[at % Math.max(1, now.length)]?.id;
    if (id === undefined) continue;
    heard.add(id);
    if (what === 'take') now = now.filter((each) => each.id !== id);
    else now = now.map((each) => (each.id === id ? card(id, each.level, box.height, box.isQuiet) : each));
  }
  return { now, heard };
}

describe('holdBack', () => {
  test('leaves out what is new, keeps what is gone and how others stood, each in its place', () => {
    const before = [a, b, c];
    const now = [card('n', 50), card('a', 100, 160), c];
    const held = holdBack({ now, before, heard: new Set(['n', 'a', 'b']), workedIn });
    expect(held.boxes).toEqual(before);
    expect([...held.waiting]).toEqual([
      ['n', 'new'],
      ['a', 'changed'],
      ['b', 'gone'],
    ]);
  });

  test('takes over at once what nobody else did', () => {
    const now = [card('a', 120, 130), card('own', 300), c];
    expect(holdBack({ now, before: [a, b, c], heard: new Set(['c']), workedIn }).boxes).toBe(now);
  });

  test('keeps a card that somebody moved past another where it was', () => {
    const moved = { ...a, level: 700 };
    const held = holdBack({ now: [b, c, moved], before: [a, b, c], heard: new Set(['a']), workedIn });
    expect(held.boxes).toEqual([a, b, c]);
  });

  test('gives the card that is worked in its height, whoever changed it', () => {
    const grown = card('b', 500, 180);
    const news = { now: [a, grown, c], before: [a, b, c], heard: new Set(['b']) };
    expect(holdBack({ ...news, workedIn: 'b' }).boxes).toEqual([a, grown, c]);
    expect(holdBack({ ...news, workedIn: 'a' }).boxes).toEqual([a, b, c]);
  });
});

describe('arrangeHeld', () => {
  test('lets in at once what moves nothing that is in sight', () => {
    const far = card('n', 2_000);
    const { waiting, places } = arrangeHeld(
      { now: [a, b, c, far], before: [a, b, c], heard: new Set(['n']), workedIn },
      SIGHT,
      level,
    );
    expect(waiting.size).toBe(0);
    expect(places.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'n']);
  });

  test('lets in what is out of sight while what is in sight waits', () => {
    const now = [a, card('near', 510), b, c, card('far', 2_000)];
    const news = { now, before: [a, b, c], heard: new Set(['near', 'far']), workedIn };
    const { waiting, places } = arrangeHeld(news, SIGHT, level);
    expect([...waiting]).toEqual([['near', 'new']]);
    expect(places.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'far']);
  });

  test('one below the other, lets in what is below and holds what is above', () => {
    const list = Array.from({ length: 20 }, (_, index) => card(`c${index}`, 0));
    const now = [card('above', 0), ...list, card('below', 0)];
    const news = { now, before: list, heard: new Set(['above', 'below']), workedIn };
    expect([...arrangeHeld(news, SIGHT, stack).waiting]).toEqual([['above', 'new']]);
  });

  test('closes no gap in sight, and gives up a place where nothing follows', () => {
    const list = Array.from({ length: 20 }, (_, index) => card(`c${index}`, 0));
    const without = (id: string) => list.filter((each) => each.id !== id);
    const taken = (id: string) =>
      arrangeHeld({ now: without(id), before: list, heard: new Set([id]), workedIn }, SIGHT, stack);
    expect([...taken('c5').waiting]).toEqual([['c5', 'gone']]);
    expect(taken('c5').places).toEqual(stack(list));
    expect(taken('c19').waiting.size).toBe(0);
  });

  for (const [name, layout] of Object.entries({ level, stack })) {
    test(`moves no card in sight, nor gives it another form, whatever others do (${name})`, () => {
      fc.assert(
        fc.property(columns, doings, fc.integer({ min: 0, max: 4_000 }), (before, done, top) => {
          const sight = { top, bottom: top + 800 };
          const { now, heard } = after(before, done);
          const { places, waiting } = arrangeHeld({ now, before, heard, workedIn }, sight, layout);
          const there = new Map(places.map((place) => [place.id, place]));
          for (const place of layout(before)) {
            const isInSight = place.top + place.height > sight.top && place.top < sight.bottom;
            const next = there.get(place.id);
            if (!isInSight || (!next && heard.has(place.id))) continue;
            expect(Math.round(next?.top ?? NaN)).toBe(Math.round(place.top));
            expect(next?.compact).toBe(place.compact);
          }
          // Everything is there or waits.
          const kept = places.filter(({ id }) => waiting.get(id) !== 'gone').length;
          const added = [...waiting.values()].filter((wait) => wait === 'new').length;
          expect(kept + added).toBe(now.length);
        }),
      );
    });
  }

  test('holds two hundred new cards among two thousand in little time', () => {
    const list = Array.from({ length: 2_000 }, (_, index) => card(`c${index}`, index * 60));
    const added = Array.from({ length: 200 }, (_, index) => card(`n${index}`, index * 600 + 5));
    const now = [...list, ...added].toSorted((one, other) => one.level - other.level);
    const news = { now, before: list, heard: new Set(added.map(({ id }) => id)), workedIn };
    const took = processorTime(() => {
      const { waiting } = arrangeHeld(news, { top: 60_000, bottom: 61_000 }, level);
      expect(waiting.size).toBe(2);
    });
    // It is about five times as long.
    expect(took).toBeLessThan(30 * processorTime(() => level(now)));
  });
});

describe('waitingWords', () => {
  test('counts what waits', () => {
    expect(waitingWords([])).toBe('');
    expect(waitingWords(['new'])).toBe('1 new annotation');
    expect(waitingWords(['new', 'new', 'gone'])).toBe('2 new annotations, 1 gone');
    expect(waitingWords(['gone', 'changed', 'gone'])).toBe('2 annotations gone, 1 changed');
    expect(waitingWords(['changed'])).toBe('1 annotation changed');
  });
});
