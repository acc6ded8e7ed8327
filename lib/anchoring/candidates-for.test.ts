import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_CANDIDATES } from '@/lib/anchoring/anchor-result';
import { candidatesFor } from '@/lib/anchoring/candidates-for';
import { describeRange } from '@/lib/anchoring/describe-range';

const selectorOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return describeRange(text, start, start + words.length);
};
const wordsIn = (text: string, ranges: { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end));

describe('candidatesFor', () => {
  test('offers every place of the very words, in the order of the text', () => {
    const text = 'Photo: A. Maren\nThe pier.\nPhoto: A. Maren\nThe quay.\nPhoto: A. Maren';
    const found = candidatesFor(text, { ...selectorOf(text, 'Photo: A. Maren'), start: 30, end: 30 });
    expect(found.map(({ start }) => start)).toEqual([0, 26, 52]);
    expect(new Set(wordsIn(text, found))).toEqual(new Set(['Photo: A. Maren']));
  });

  test('offers those nearest to where the words were when they are many', () => {
    const text = Array.from({ length: 50 }, (_, index) => `${index} crowns`).join('\n');
    const selector = { exact: 'crowns', prefix: '', suffix: '', start: text.indexOf('25 crowns'), end: 0 };
    const found = candidatesFor(text, selector);
    expect(found).toHaveLength(MOST_CANDIDATES);
    const lines = found.map(({ start }) => text.slice(0, start).split('\n').length);
    expect(Math.min(...lines)).toBeGreaterThan(19);
    expect(Math.max(...lines)).toBeLessThan(33);
  });

  test('offers where like words stand when the very ones are gone', () => {
    const before =
      'It was late. The new pier cost 9.4 million crowns last year, the council said. Nobody cheered.';
    const after =
      'It was late. The new pier cost 9.7 million crowns last year, the council said. Nobody cheered.';
    const found = candidatesFor(after, selectorOf(before, 'The new pier cost 9.4 million crowns last year'));
    expect(wordsIn(after, found)).toEqual(['The new pier cost 9.7 million crowns last year']);
  });

  test('offers nothing where nothing is like it', () => {
    const before = 'The new pier cost 9.4 million crowns.';
    expect(candidatesFor('Birds sing. Wind blows.', selectorOf(before, 'cost 9.4 million'))).toEqual([]);
    expect(candidatesFor('', selectorOf(before, 'pier'))).toEqual([]);
  });

  test('never offers more than fit, or a place outside the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 60 }),
        fc.nat(60),
        fc.nat(9),
        (text, at, length) => {
          const start = Math.min(at, text.length);
          const selector = describeRange(text, start, Math.min(text.length, start + length));
          const found = candidatesFor(text, selector);
          expect(found.length).toBeLessThanOrEqual(MOST_CANDIDATES);
          for (const range of found)
            expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true);
        },
      ),
    );
  });
});
