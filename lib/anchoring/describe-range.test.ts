import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRange } from '@/lib/anchoring/describe-range';

const text =
  'The harbour board said on Monday that the northern quay would reopen. “We are ready,” the harbour master said.';

describe('describeRange', () => {
  test('takes the words and about 32 characters on either side', () => {
    const start = text.indexOf('the northern quay');
    expect(describeRange(text, start, start + 17)).toEqual({
      exact: 'the northern quay',
      prefix: 'rbour board said on Monday that ',
      suffix: ' would reopen. “We are ready,” t',
      start,
      end: start + 17,
    });
  });

  test('tells two like lines apart by their context', () => {
    const twice = 'Quay Photo: Harbour Board\nQuay Photo: Harbour Board\nThe quay reopened.';
    const [first, second] = [describeRange(twice, 0, 25), describeRange(twice, 26, 51)];
    expect(first.exact).toBe(second.exact);
    expect([first.prefix, second.prefix]).toEqual(['', 'Quay Photo: Harbour Board\n']);
  });

  test('turns a reversed range round and clamps one that reaches outside', () => {
    expect(describeRange(text, 11, 4)).toEqual(describeRange(text, 4, 11));
    expect(describeRange('abc', -5, 99)).toEqual({ exact: 'abc', prefix: '', suffix: '', start: 0, end: 3 });
    expect(describeRange('', 0, 0)).toEqual({ exact: '', prefix: '', suffix: '', start: 0, end: 0 });
  });

  test('shortens the context rather than cut an emoji', () => {
    const family = '👩‍👩‍👧';
    const around = `${family}${'x'.repeat(30)}RANGE${'y'.repeat(30)}${family}`;
    const at = around.indexOf('RANGE');
    const selector = describeRange(around, at, at + 5);
    expect([selector.prefix, selector.suffix]).toEqual(['x'.repeat(30), 'y'.repeat(30)]);
  });

  test('always describes what stands there, with bounded context on grapheme boundaries', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: -5, max: 200 }),
        fc.integer({ min: -5, max: 200 }),
        (whole, a, b) => {
          const { exact, prefix, suffix, start, end } = describeRange(whole, a, b);
          expect(start).toBeLessThanOrEqual(end);
          expect(whole.slice(start, end)).toBe(exact);
          expect(whole.slice(start - prefix.length, end + suffix.length)).toBe(prefix + exact + suffix);
          expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(32);
          const boundaries = [...new Intl.Segmenter('und').segment(whole)].map((each) => each.index);
          boundaries.push(whole.length);
          if (prefix !== '') expect(boundaries).toContain(start - prefix.length);
          if (suffix !== '') expect(boundaries).toContain(end + suffix.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
