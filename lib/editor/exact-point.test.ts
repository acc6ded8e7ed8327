import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf, type Point, type Side, takePoint } from '@/lib/editor/exact-point';
import type { Edit, Passage } from '@/lib/editor/step-batch';
import { hashText } from '@/lib/text/hash-text';

interface Change {
  at: number;
  gone: string;
  came: string;
}

const passage = (text: string) => (): Passage => ({ text, hash: hashText(text) });

function editOf({ at, gone, came }: Change): Edit {
  const span = { at, del: gone.length, ins: came.length };
  return { ...span, parts: [span], gone: passage(gone), came: passage(came) };
}

const inverse = ({ at, gone, came }: Change): Change => ({ at, gone: came, came: gone });
const apply = (text: string, { at, gone, came }: Change) =>
  text.slice(0, at) + came + text.slice(at + gone.length);
const take = (point: Point, side: Side, changes: readonly Change[]) =>
  changes.reduce((at, change) => takePoint(at, side, editOf(change)), point);
const letters = (text: string, at: (index: number) => number, isTyped: boolean): Change[] =>
  text.split('').map((letter, index) => ({
    at: at(index),
    gone: isTyped ? '' : letter,
    came: isTyped ? letter : '',
  }));

/** Changes in a text of two letters, near to one place of it, so that nearly all of them say the same. */
const sessions = fc
  .record({
    text: fc.array(fc.constantFrom('a', 'b'), { minLength: 4, maxLength: 12 }),
    pos: fc.nat(12),
    side: fc.constantFrom<Side>(1, -1),
    edits: fc.array(
      fc.record({
        at: fc.nat(12),
        del: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(6)),
        ins: fc.oneof(fc.constant(''), fc.constantFrom('a', 'b'), fc.constantFrom('aa', 'ab', 'ba', 'aab')),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ text, pos, side, edits }) => {
    let current = text.join('');
    const changes = edits.map(({ at, del, ins }) => {
      const from = Math.min(at, current.length);
      const change = { at: from, gone: current.slice(from, from + del), came: ins };
      current = apply(current, change);
      return change;
    });
    const length = text.length;
    return { point: { pos: Math.min(pos, length), losses: [] }, side, changes };
  });

describe('a point', () => {
  test('is the very same after whatever was done and taken back, at every step of the way', () => {
    fc.assert(
      fc.property(sessions, ({ point, side, changes }) => {
        const states = changes.reduce<Point[]>(
          (all, change) => [...all, takePoint(all.at(-1) ?? point, side, editOf(change))],
          [point],
        );
        changes.toReversed().reduce(
          (at, change, index) => {
            const back = takePoint(at, side, editOf(inverse(change)));
            expect(back).toEqual(states.at(-2 - index));
            return back;
          },
          states.at(-1) ?? point,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('is the very same when it is done again', () => {
    fc.assert(
      fc.property(sessions, ({ point, side, changes }) => {
        const there = take(point, side, changes);
        const back = take(there, side, changes.toReversed().map(inverse));
        expect(take(back, side, changes)).toEqual(there);
      }),
      { numRuns: 500 },
    );
  });

  test('remembers a sentence that was deleted letter by letter as one, and one that was typed there too', () => {
    const point: Point = { pos: 20, losses: [] };
    const deleted = letters('abcdefghijklmno', (index) => 30 - index, false);
    const typed = letters('x'.repeat(500), (index) => 16 + index, true);
    const there = take(point, 1, [...deleted, ...typed]);
    expect(there.losses.length).toBeLessThanOrEqual(3);
    expect(take(there, 1, [...deleted, ...typed].toReversed().map(inverse))).toEqual(point);
  });

  test('remembers so much and no more, and none of a long text', () => {
    const changes = Array.from({ length: 300 }, (_, index) => ({
      at: 10,
      gone: 'x'.repeat(2 + (index % 3)),
      came: '',
    }));
    const there = take({ pos: 12, losses: [] }, 1, changes);
    expect(there.losses).toHaveLength(100);
    const long = take({ pos: 500, losses: [] }, 1, [{ at: 0, gone: 'words '.repeat(1_000), came: '' }]);
    expect(JSON.stringify(long).length).toBeLessThan(120);
  });

  test('tells where it is due: behind what was lost before it', () => {
    const there = take({ pos: 20, losses: [] }, 1, [
      { at: 15, gone: 'x'.repeat(10), came: '' },
      { at: 12, gone: 'x'.repeat(5), came: '' },
    ]);
    expect(dueOf(there)).toEqual({ pos: 12, skip: 8 });
    expect(dueOf({ pos: 20, losses: [] })).toBeNull();
  });
});
