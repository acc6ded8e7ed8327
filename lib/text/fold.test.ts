import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '@/lib/text/fold';

describe('foldText', () => {
  test.each([
    ['case', 'The HARBOUR Board', 'the harbour board'],
    ['accents, composed or not', 'Éva Szabo\u0301 à Köln', 'eva szabo a koln'],
    ['letters that do not decompose', 'Łódź, Straße, Ærø, Diyarbakır', 'lodz, strasse, aero, diyarbakir'],
    ['curly and angled quotes', '“It’s ‹fine›,” «he» „said‟', `"it's 'fine'," "he" "said"`],
    ['dashes', 'a–b — c −5 co\u2011op', 'a-b - c -5 co-op'],
    ['runs of any space, and space around', ' a\u00a0\u2009 b\n\tc ', 'a b c'],
    ['compatibility forms', 'ﬁnal ４２ Ⅳ x² …', 'final 42 iv x2 ...'],
    ['invisible characters', 'co\u00adop\u200berate\u200f', 'cooperate'],
    ['the Turkish capital I with a dot', 'İzmir', 'izmir'],
    ['Greek capitals and final sigma', 'Ο ΔΡΌΜΟΣ', 'ο δρομοσ'],
    ['Arabic vowel points', 'مُحَمَّد', 'محمد'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
  ])('makes %s alike', (_, text, expected) => {
    expect(foldText(text)).toBe(expected);
  });

  test.each([
    ['Hindi vowel signs', 'हिन्दी'],
    ['Thai vowels', 'ที่นี่'],
    ['voiced kana', 'がぎぐ'],
    ['Hangul syllables', '한국어'],
    ['Han characters', '渔港新闻'],
  ])('keeps %s', (_, text) => {
    expect(foldText(text)).toBe(text.normalize('NFC'));
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 500 },
    );
  });

  test('folds both normal forms of a text to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });
});
