import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords, lexemesOf, plainWords } from '@/lib/captures/find-words-rules';

describe('the words that passages are found by', () => {
  test.each<[string, string, string[]]>([
    ['12.4 per cent and 12,4 Prozent', 'en', ['12.4']],
    ['1,200 or 1.200 tonnes', 'en', ['1200', '1.2']],
    ['£2.5 million', 'en', ['2500000', '2.5']],
    ['2,5 Millionen Euro', 'de', ['2500000', '2.5']],
    ['2 500 000 francs', 'fr', ['2500000']],
    ['on 2026-03-14', 'en', ['2026', '3', '14']],
    ['am 14.03.2026', 'de', ['2026', '3', '14']],
    ['twelve boats', 'en', ['12', 'twelve']],
    ['٢٠٢٥ سنة', 'ar', ['2025']],
    ['3亿元', 'zh', ['300000000', '亿元']],
    ['重新开放渔港', 'zh', ['重新', '新开', '开放', '放渔', '渔港']],
    ['“Häfen” — Łódź…', 'de', ['hafen', 'lodz']],
    ['في الميناء، وبالسفينة', 'ar', ['ميناء', 'سفينه']],
    ['בנמל ומהנמל', 'he', ['נמל']],
  ])('of %s in %s are among others %j', (text, language, expected) => {
    expect(lexemesOf(text, language)).toEqual(expect.arrayContaining(expected));
  });

  test('are alike for one figure however it is grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 99_999_999 }), (figure) => {
        for (const mark of [',', '.', '’', ' ', '\u202f']) {
          const grouped = String(figure).replaceAll(/\B(?=(?:\d{3})+$)/g, mark);
          expect(lexemesOf(`the ${grouped} boats`, 'en')).toContain(String(figure));
        }
      }),
    );
  });

  test('hold no space where a letter stands for a mark above one', () => {
    expect(findWords('A\ufc5e\u2c00', 'en').map(({ keys }) => keys)).toEqual([['aⰰ']]);
  });

  test('lie in their text in order, and their keys hold no space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let last = 0;
        for (const { start, end, keys } of findWords(text, 'en')) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const key of keys) expect(key).toMatch(/^\S+$/);
          last = start;
        }
      }),
    );
  });

  test('are for PostgreSQL freed of marks that stick to them', () => {
    expect(plainWords('“harbours”—policies… 12 渔港')).toBe('harbours policies');
  });
});
