import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchor } from '@/lib/anchoring/anchor';
import { describeRange } from '@/lib/anchoring/describe-range';

const FERRY = `Ferry to run all winter

Photo: Velmar archive

The ferry to Velmar will run all winter, the harbour board said on Tuesday. The board pays 310,000 crowns for it.

Photo: Velmar archive

"Nobody should wait for the ice," said Ilo Brandt. 渡船冬天也开。`;

/** Finds the nth place of some words, as FERRY has them, in another text. */
function find(text: string, words: string, nth = 0) {
  let start = FERRY.indexOf(words);
  for (let n = 0; n < nth; n++) start = FERRY.indexOf(words, start + 1);
  return anchor(text, describeRange(FERRY, start, start + words.length));
}

describe('anchor', () => {
  test('finds every range where it was in a text that has not changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(), fc.nat(), (text, one, other) => {
        const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].toSorted(
          (a, b) => a - b,
        );
        expect(anchor(text, describeRange(text, start, end))).toEqual({
          status: 'placed',
          start,
          end,
          score: 1,
        });
      }),
    );
  });

  test('follows words that have moved, by their context', () => {
    const text = `Weather\n\nSnow is expected on Friday.\n\n${FERRY}`;
    const by = text.indexOf(FERRY);
    const start = text.lastIndexOf('Photo: Velmar archive');
    expect(find(text, 'Photo: Velmar archive', 1)).toEqual({
      status: 'moved',
      start,
      end: start + 21,
      score: 1,
    });
    expect(find(text, '冬天也开')).toMatchObject({ status: 'moved', start: FERRY.indexOf('冬天也开') + by });
  });

  test('says what has changed, in the place where its context is', () => {
    const text = FERRY.replace('310,000 crowns', '340,000 crowns a year').replace('Nobody', 'No one');
    const result = find(text, 'The board pays 310,000 crowns for it.');
    expect(result.status).toBe('changed');
    expect('start' in result && text.slice(result.start, result.end)).toBe(
      'The board pays 340,000 crowns a year for it.',
    );
  });

  test('does not take a likeness elsewhere for what was deleted', () => {
    const text = FERRY.replace(' The board pays 310,000 crowns for it.', '');
    expect(find(text, 'The board pays 310,000 crowns for it.').status).toBe('orphaned');
    expect(find('Nothing of it is left.', 'the harbour board said on Tuesday')).toMatchObject({
      status: 'orphaned',
      hint: 22,
    });
  });

  test('offers the places between which nothing decides', () => {
    const text = 'One.\n\nPhoto: Velmar archive\n\nTwo.\n\nPhoto: Velmar archive\n\nThree.';
    const result = find(text, 'Photo: Velmar archive');
    expect(result.status).toBe('ambiguous');
    expect(
      'candidates' in result && result.candidates.map(({ start }) => start).toSorted((a, b) => a - b),
    ).toEqual([6, 35]);
  });

  test('takes selectors from elsewhere: no context, no words, offsets far outside', () => {
    const bare = { prefix: '', suffix: '', start: 9_000, end: 9_033 };
    const words = 'the harbour board said on Tuesday';
    const start = FERRY.indexOf(words);
    expect(anchor(FERRY, { ...bare, exact: words })).toMatchObject({ status: 'moved', start });
    expect(anchor(FERRY, { ...bare, exact: 'ice' })).toEqual({
      status: 'ambiguous',
      candidates: [{ start: FERRY.indexOf('ice'), end: FERRY.indexOf('ice') + 3, score: 0 }],
    });
    expect(anchor(FERRY, { ...bare, exact: '' })).toEqual({ status: 'orphaned', hint: FERRY.length });
    expect(anchor('', { ...bare, exact: words })).toEqual({ status: 'orphaned', hint: 0 });
  });

  test('whatever is called placed or moved has the very same words', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'ab', '.', ' ', '\n', '本', '日', 'é'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(60), (before, after, start, end) => {
        const selector = describeRange(before, start, end);
        const result = anchor(after, selector);
        const places = result.status === 'ambiguous' ? result.candidates : 'start' in result ? [result] : [];
        for (const place of places) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeLessThanOrEqual(after.length);
          if (result.status !== 'changed') expect(after.slice(place.start, place.end)).toBe(selector.exact);
        }
      }),
      { numRuns: 500 },
    );
  });
});
