import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { ANCHOR_ROLES, type RangeInput } from '@/lib/annotations/model';
import { checkRanges, lackOf, orderRanges } from '@/lib/annotations/range-rules';

const text = '“We are ready,” said the harbour master. 👩‍👧 “The quay will hold.”';
const content = (start: number, end: number): RangeInput => ({ role: 'content', start, end });
const cue = (start: number, end: number): RangeInput => ({ role: 'cue', start, end });
const source = (start: number, end: number): RangeInput => ({ role: 'source', start, end });

describe('checkRanges', () => {
  test('orders by role, then by place', () => {
    const given = [source(21, 39), content(47, 60), cue(16, 20), content(0, 15)];
    expect(checkRanges('quote', given, text)).toEqual({
      ok: true,
      ranges: [content(0, 15), content(47, 60), cue(16, 20), source(21, 39)],
    });
  });

  test('makes one of touching ranges of one role, and leaves those of two roles apart', () => {
    expect(checkRanges('claim', [content(5, 9), content(0, 5)], text)).toEqual({
      ok: true,
      ranges: [content(0, 9)],
    });
    expect(checkRanges('quote', [content(0, 15), cue(15, 20)], text)).toMatchObject({
      ranges: [content(0, 15), cue(15, 20)],
    });
  });

  test('lets ranges of different roles overlap, but not those of one', () => {
    expect(checkRanges('attribution', [content(0, 20), cue(16, 20), source(10, 39)], text).ok).toBe(true);
    expect(checkRanges('claim', [content(0, 10), content(9, 12)], text)).toEqual({
      ok: false,
      message: 'Two ranges of one role (content) overlap. Make them one, or move one.',
    });
    expect(checkRanges('claim', [content(0, 10), content(2, 4), content(11, 12)], text).ok).toBe(false);
  });

  test('refuses what is not in the text, half a character, and ranges without words', () => {
    const emoji = text.indexOf('👩');
    expect(checkRanges('claim', [content(0, text.length)], text).ok).toBe(true);
    expect(checkRanges('claim', [content(0, text.length + 1)], text)).toMatchObject({
      message: 'A range reaches beyond the end of the text.',
    });
    for (const range of [content(emoji + 1, text.length), content(0, emoji + 1)]) {
      expect(checkRanges('claim', [range], text)).toMatchObject({
        message: 'A range cuts a character in two.',
      });
    }
    expect(checkRanges('claim', [content(emoji, emoji + 2)], text).ok).toBe(true);
    expect(checkRanges('claim', [content(3, 4)], text)).toMatchObject({ message: 'A range holds no words.' });
  });

  test.each([
    ['claim', [], false],
    ['claim', [content(0, 3)], true],
    ['claim', [content(0, 3), cue(4, 7)], false],
    ['quote', [content(0, 3), cue(4, 7), source(8, 10)], true],
    ['quote', [cue(4, 7)], false],
    ['quote', [], false],
    ['attribution', [cue(4, 7)], true],
    ['attribution', [source(4, 7)], true],
    ['attribution', [], false],
    ['entity_check', [content(0, 3)], true],
    ['entity_check', [source(0, 3)], false],
    ['source_citation', [], false],
    ['query', [], true],
    ['query', [cue(0, 3)], false],
    ['note', [], true],
    ['note', [content(0, 3)], true],
    ['cleared', [], false],
    ['cleared', [content(0, 15)], true],
  ] as const)('%s with ranges %j: taken is %s', (kind, ranges, isTaken) => {
    expect(checkRanges(kind, [...ranges], text).ok).toBe(isTaken);
  });

  test('gives ordered, disjoint, untouching ranges that hold what was given, and taken again stay the same', () => {
    const range = fc.record({
      role: fc.constantFrom(...ANCHOR_ROLES),
      start: fc.nat(80),
      end: fc.nat(90),
    });
    const inRole = (ranges: readonly RangeInput[], role: string, offset: number) =>
      ranges.some((each) => each.role === role && each.start <= offset && offset < each.end);
    fc.assert(
      fc.property(fc.constantFrom(...ANNOTATION_KINDS), fc.array(range, { maxLength: 6 }), (kind, given) => {
        const whole = given.filter(({ start, end }) => start < end);
        const checked = checkRanges(kind, whole, text);
        if (!checked.ok) return;
        for (const [index, { role, start, end }] of checked.ranges.entries()) {
          expect(end).toBeGreaterThan(start);
          const previous = checked.ranges[index - 1];
          if (previous?.role === role) expect(previous.end).toBeLessThan(start);
        }
        for (const role of ANCHOR_ROLES) {
          for (let offset = 0; offset < text.length; offset++) {
            expect(inRole(checked.ranges, role, offset)).toBe(inRole(whole, role, offset));
          }
        }
        expect(orderRanges(checked.ranges)).toEqual(checked.ranges);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('ranges that stand already', () => {
  const lost = content(20, 20);

  test('may be without a place, but no others may', () => {
    expect(checkRanges('claim', [content(0, 5), lost], text, [lost])).toEqual({
      ok: true,
      ranges: [content(0, 5), lost],
    });
    expect(checkRanges('claim', [lost], text, [lost]).ok).toBe(true);
    expect(checkRanges('claim', [lost], text)).toMatchObject({
      message: 'A range must hold at least one character.',
    });
    expect(checkRanges('claim', [content(0, 5), content(20, 19)], text, [lost]).ok).toBe(false);
  });

  test('do not overlap what is put around where they were, and are no part of it', () => {
    expect(checkRanges('claim', [content(16, 39), lost], text, [lost])).toEqual({
      ok: true,
      ranges: [content(16, 39), lost],
    });
    expect(orderRanges([content(16, 20), lost, content(20, 24)])).toEqual([
      content(16, 20),
      lost,
      content(20, 24),
    ]);
  });

  test('stay apart when they have come to touch, unless something else touches them', () => {
    const stand = [content(0, 5), content(5, 9)];
    expect(checkRanges('quote', stand, text, stand)).toEqual({ ok: true, ranges: stand });
    expect(checkRanges('quote', [content(0, 5), content(5, 8)], text, stand)).toEqual({
      ok: true,
      ranges: [content(0, 8)],
    });
  });
});

test('a suggestion is for one passage, and not a very long one', () => {
  expect(lackOf('suggestion', [content(0, 9)])).toBeNull();
  expect(lackOf('suggestion', [])).toBe('Select the words that this is about.');
  expect(lackOf('suggestion', [content(0, 4), content(6, 9)])).toBe(
    'Propose wording for one passage at a time.',
  );
  expect(lackOf('suggestion', [content(0, 10_001)])).toMatch(/at most 10,000/);
});
