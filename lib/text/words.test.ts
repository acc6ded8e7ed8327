import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { primaryLanguage } from '@/lib/text/primary-language';
import { countWords } from '@/lib/text/words';

describe('countWords', () => {
  test.each<[string, string, number]>([
    ['nothing', ' \n… — 🎉 ', 0],
    ['contractions and acronyms as one each', 'It’s the U.S. mayor.', 4],
    ['numbers with their separators as one', '1,204.5 tonnes in 2024', 4],
    ['words on both sides of a line break', 'one\ntwo', 2],
    ['accented words whole', 'Éva Szabo\u0301 à Köln', 4],
    ['Arabic words', 'افتتح الميناء اليوم', 3],
  ])('counts %s', (_, text, expected) => {
    expect(countWords(text)).toBe(expected);
  });

  test('counts Chinese and Japanese by words, not by spaces and not by characters', () => {
    const chinese = '港口今天重新开放，渔民们很高兴。';
    expect(countWords(chinese, 'zh')).toBeGreaterThan(4);
    expect(countWords(chinese, 'zh')).toBeLessThan(14);
    expect(countWords('港は今日再開した。', 'ja')).toBeGreaterThan(3);
  });

  test('adds up over lines', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), fc.lorem(), (a, b) => {
        expect(countWords(`${a}\n${b}`)).toBe(countWords(a) + countWords(b));
        expect(countWords(b)).toBe(b.split(' ').length);
      }),
    );
  });

  test('counts a long line as its parts, and bears one of three hundred thousand Chinese characters', () => {
    const english = 'The U.S. board’s 1,204.5 tonnes. ';
    expect(countWords(english.repeat(500))).toBe(500 * countWords(english));
    const chinese = '港口今天重新开放，渔民们很高兴。';
    expect(countWords(chinese.repeat(20_000), 'zh')).toBe(20_000 * countWords(chinese, 'zh'));
  });

  test.each(['', 'english', 'x', 'de-', '42', 'en-a', 'und', 'zh-Hant-TW'])(
    'bears the language tag "%s"',
    (tag) => {
      expect(countWords('two words', tag)).toBe(2);
    },
  );
});

describe('primaryLanguage', () => {
  test.each([
    ['de-AT', 'de'],
    ['EN', 'en'],
    ['pt_BR', 'pt'],
    ['english', ''],
    ['', ''],
    [undefined, ''],
  ])('of %s is "%s"', (tag, expected) => {
    expect(primaryLanguage(tag)).toBe(expected);
  });
});
