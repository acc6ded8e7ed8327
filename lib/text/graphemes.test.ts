import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snapToGrapheme } from '@/lib/text/graphemes';

const family = '👩‍👩‍👧';
const pieces = fc.constantFrom(
  'a',
  ' ',
  '\r',
  '\n',
  'e\u0301',
  '\u0301',
  '渔',
  'か',
  '\u3099',
  '한',
  '\u1112',
  '\u1161',
  '\u11ab',
  'ि',
  'क्',
  'ष',
  '😀',
  '👍🏽',
  family,
  '\u200d',
  '\ufe0f',
  '🇳',
  '🇴',
  '🇱🇻',
  '\u0600',
  '\u{110bd}',
  'ا',
  '\ud83d',
  '\ude00',
);
const texts = fc.array(pieces, { maxLength: 20 }).map((each) => each.join(''));
const boundaries = (text: string) => [
  ...[...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map((each) => each.index),
  text.length,
];

describe('snapToGrapheme', () => {
  test.each<[string, string, number, number, number]>([
    ['an emoji of several people', `a${family}b`, 4, 1, 1 + family.length],
    ['a letter and its combining accent', 'cafe\u0301s', 4, 3, 5],
    ['a carriage return and its line feed', 'a\r\nb', 2, 1, 3],
    ['the second flag of three', '🇱🇻🇳🇴🇸🇪', 6, 4, 8],
    ['a long pile of accents', `x${'\u0301'.repeat(300)}y`, 150, 0, 301],
  ])('does not cut %s', (_, text, offset, before, after) => {
    expect([snapToGrapheme(text, offset, -1), snapToGrapheme(text, offset, 1)]).toEqual([before, after]);
  });

  test('leaves a boundary where it is and clamps what lies outside', () => {
    expect([snapToGrapheme('渔港', 1, -1), snapToGrapheme('渔港', 1, 1)]).toEqual([1, 1]);
    expect([snapToGrapheme('ab', -3, 1), snapToGrapheme('ab', 9, -1), snapToGrapheme('', 0, 1)]).toEqual([
      0, 2, 0,
    ]);
  });

  test('finds the same boundaries as a segmenter that reads the whole text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const all = boundaries(text);
        for (let offset = 0; offset <= text.length; offset++) {
          expect(snapToGrapheme(text, offset, -1)).toBe(all.findLast((each) => each <= offset));
          expect(snapToGrapheme(text, offset, 1)).toBe(all.find((each) => each >= offset));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
