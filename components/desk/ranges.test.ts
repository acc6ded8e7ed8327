import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRange, moveEdge, rangeAt, wordStep } from '@/components/desk/ranges';
import type { RangeInput } from '@/lib/annotations/model';
import { checkRanges } from '@/lib/annotations/range-rules';

const text = '“We have the boat,” said Ilse Maren. “What we lacked was the pier.”';
const range = (words: string, role: RangeInput['role'] = 'content'): RangeInput => {
  const start = text.indexOf(words);
  return { role, start, end: start + words.length };
};
const words = (ranges: readonly RangeInput[]) => ranges.map(({ start, end }) => text.slice(start, end));

describe('addRange', () => {
  test('puts a further range in its place', () => {
    const ranges = addRange([range('“What we lacked')], range('“We have the boat,”'));
    expect(words(addRange(ranges, range('said', 'cue')))).toEqual([
      '“We have the boat,”',
      '“What we lacked',
      'said',
    ]);
  });

  test('makes one of ranges of a role that overlap or touch, and leaves other roles alone', () => {
    const ranges = [range('We have'), range('boat'), range('said', 'cue')];
    expect(words(addRange(ranges, range('have the boat')))).toEqual(['We have the boat', 'said']);
    expect(words(addRange(ranges, range('said Ilse')))).toEqual(['We have', 'boat', 'said Ilse', 'said']);
  });

  test('never makes ranges that the server would refuse', () => {
    const anyRange = fc
      .record({
        role: fc.constantFrom('content' as const, 'cue' as const, 'source' as const),
        start: fc.nat(40),
        length: fc.integer({ min: 3, max: 20 }),
      })
      .map(({ role, start, length }) => ({ role, start, end: start + length }));
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 8 }), (list) => {
        const ranges = list.reduce<RangeInput[]>(addRange, [range('We')]);
        expect(checkRanges('quote', ranges, text)).toEqual({ ok: true, ranges });
      }),
    );
  });
});

describe('moveEdge', () => {
  const ranges = [range('We have'), range('boat'), range('said', 'cue')];

  test('moves one end and stops at the neighbour of its role', () => {
    expect(words(moveEdge(ranges, 0, 'end', 12, text))[0]).toBe('We have the');
    expect(words(moveEdge(ranges, 0, 'end', 60, text))[0]).toBe('We have the ');
    expect(words(moveEdge(ranges, 1, 'start', 0, text))[1]).toBe(' the boat');
  });

  test('leaves at least one whole character', () => {
    expect(words(moveEdge(ranges, 1, 'end', 0, text))[1]).toBe('b');
    expect(words(moveEdge(ranges, 1, 'start', 60, text))[1]).toBe('t');
    expect(moveEdge([{ role: 'content', start: 0, end: 6 }], 0, 'end', 2, 'a👩‍👧b')[0]?.end).toBe(6);
  });
});

describe('rangeAt', () => {
  test('is the shortest range that holds the place', () => {
    const ranges = [range('said Ilse Maren'), range('Ilse Maren', 'source')];
    expect(rangeAt(ranges, text.indexOf('Maren'))).toBe(1);
    expect(rangeAt(ranges, text.indexOf('aid'))).toBe(0);
    expect(rangeAt(ranges, 2)).toBe(-1);
  });
});

describe('wordStep', () => {
  test('goes on by a word, the end of a range to ends and its start to starts', () => {
    const { start, end } = range('the boat');
    expect(text.slice(start, wordStep(text, end, 1, 'end', 'en'))).toBe('the boat,');
    expect(text.slice(start, wordStep(text, end, -1, 'end', 'en'))).toBe('the');
    expect(text.slice(wordStep(text, start, -1, 'start', 'en'), end)).toBe('have the boat');
    expect(text.slice(wordStep(text, start, 1, 'start', 'en'), end)).toBe('boat');
  });

  test('stops at the ends of the text', () => {
    expect(wordStep(text, 0, -1, 'start')).toBe(0);
    expect(wordStep(text, text.length, 1, 'end')).toBe(text.length);
  });
});
