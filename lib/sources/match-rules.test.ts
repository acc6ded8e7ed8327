import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areDatesNear, matchKey } from '@/lib/sources/match-rules';

test.each([
  ['The Tides of Saltmere', '2026-03-14', 'tides of saltmere', '2026'],
  ['tides of Saltméré!', '2026', 'THE “TIDES” of—Saltmere.', '2026-12~'],
  ['潮汐：鹽沼', '2026', '潮汐 鹽沼', '2026-01'],
])('%s (%s) and %s (%s) meet', (title, issued, other, otherIssued) => {
  expect(matchKey({ title, issued })).toBe(matchKey({ title: other, issued: otherIssued }));
});

test('another year or another word keeps titles apart', () => {
  const key = matchKey({ title: 'Tides', issued: '2026' });
  expect(key).toBe('tides 2026');
  expect(matchKey({ title: 'Tides', issued: '2025' })).not.toBe(key);
  expect(matchKey({ title: 'Tides II', issued: '2026' })).not.toBe(key);
});

test('a title without a word meets none', () => {
  expect(matchKey({ title: '— !', issued: '2026' })).toBe('');
});

test('a key does not hang on case', () => {
  const title = fc.string({ unit: fc.constantFrom(...Array.from('aÉü the-Я')), maxLength: 20 });
  fc.assert(
    fc.property(title, (text) => {
      expect(matchKey({ title: text.toUpperCase(), issued: '' })).toBe(matchKey({ title: text, issued: '' }));
    }),
  );
});

test.each([
  ['2026-03-14', '2026-03-17', true],
  ['2026-03-14', '2026-03-18', false],
  ['2026-03', '2026-03-31', true],
  ['2026', '2025-12-30', true],
  ['', '1999', true],
  ['2026-03/..', '2030', true],
  ['2026-03/..', '2025', false],
])('%s and %s are near: %s', (one, other, near) => {
  expect(areDatesNear(one, other)).toBe(near);
  expect(areDatesNear(other, one)).toBe(near);
});
