import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointIndex, codePointOffset, utf16Offset } from '@/lib/text/code-points';

const texts = fc.string({
  unit: fc.constantFrom('a', 'é', '渔', '😀', '𝒳', '\ud83d', '\ude00', '\n'),
  maxLength: 30,
});

describe('code points', () => {
  test('counts an emoji as one', () => {
    expect(codePointOffset('a😀b', 3)).toBe(2);
    expect(utf16Offset('a😀b', 2)).toBe(3);
  });

  test('takes the inside of a surrogate pair for its start', () => {
    expect(codePointOffset('a😀b', 2)).toBe(1);
  });

  test('clamps what lies outside the text', () => {
    expect([codePointOffset('a😀b', -4), codePointOffset('a😀b', 99)]).toEqual([0, 3]);
    expect([utf16Offset('a😀b', -4), utf16Offset('a😀b', 99)]).toEqual([0, 4]);
  });

  test('agrees with the string iterator at every offset, and comes back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = codePointIndex(text);
        let offset = 0;
        for (const [codePoint, char] of [...Array.from(text), ''].entries()) {
          expect([index.toCodePoint(offset), codePointOffset(text, offset)]).toEqual([codePoint, codePoint]);
          expect([index.toOffset(codePoint), utf16Offset(text, codePoint)]).toEqual([offset, offset]);
          offset += char.length;
        }
      }),
    );
  });

  test('gives the same from the index and from the single conversion, inside pairs too', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: -2, max: 70 }), (text, value) => {
        expect(codePointOffset(text, value)).toBe(codePointIndex(text).toCodePoint(value));
        expect(utf16Offset(text, value)).toBe(codePointIndex(text).toOffset(value));
      }),
    );
  });
});
