import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findText, indexForFinding } from '@/lib/editor/find-text';

const find = (text: string, query: string) =>
  findText(indexForFinding(text), query).map(({ start, end }) => text.slice(start, end));

describe('findText', () => {
  test('finds whatever the case, the accents, the quotes and the spaces', () => {
    expect(find('Café CAFE cafe\u0301s', 'café')).toEqual(['Café', 'CAFE', 'cafe\u0301']);
    expect(find('“We’re off”', '"we\'re')).toEqual(['“We’re']);
    expect(find('one\u00a0 two\none two', 'one two')).toEqual(['one\u00a0 two', 'one two']);
  });

  test('gives places in the text even where folding changes its length', () => {
    expect(find('Große Straße, 第三 ferry', 'strasse')).toEqual(['Straße']);
    expect(find('👩‍👧 ﬁnal ferry', 'ferry')).toEqual(['ferry']);
  });

  test('finds nothing for nothing', () => {
    expect(find('a b', ' ')).toEqual([]);
    expect(find('', 'a')).toEqual([]);
  });

  test('finds every word of a text at its own place', () => {
    const word = fc.stringMatching(/^[a-zé]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(11), (words, pick) => {
        const text = words.join(' ');
        const wanted = words[pick % words.length] ?? '';
        for (const { start, end } of findText(indexForFinding(text), wanted)) {
          expect(text.slice(start, end).normalize('NFD').replace(/\p{M}/gu, '')).toBe(
            wanted.normalize('NFD').replace(/\p{M}/gu, ''),
          );
        }
        expect(findText(indexForFinding(text), wanted).length).toBeGreaterThan(0);
      }),
    );
  });
});
