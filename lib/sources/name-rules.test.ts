import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayName, familyOf, parseName, renderName, type SourceName } from '@/lib/sources/name-rules';

describe('a name', () => {
  test.each<[string, SourceName, string]>([
    ['Maren, Ida', { family: 'Maren', given: 'Ida', suffix: '' }, 'Ida Maren'],
    [' van der Berg ,  Maren', { family: 'van der Berg', given: 'Maren', suffix: '' }, 'Maren van der Berg'],
    ['Oduya, Jr, Tomas', { family: 'Oduya', given: 'Tomas', suffix: 'Jr' }, 'Tomas Oduya Jr'],
    ['Ida Maren', { literal: 'Ida Maren' }, 'Ida Maren'],
    ['李薇', { literal: '李薇' }, '李薇'],
    [
      '{Ministry of Water, Land and Roads}',
      { literal: 'Ministry of Water, Land and Roads' },
      'Ministry of Water, Land and Roads',
    ],
    [
      'Ministry of Water, Land, Roads, and Air',
      { literal: 'Ministry of Water, Land, Roads, and Air' },
      'Ministry of Water, Land, Roads, and Air',
    ],
    ['{Quay, Sons}, Ann', { family: 'Quay, Sons', given: 'Ann', suffix: '' }, 'Ann Quay, Sons'],
    ['{a} and {b}', { literal: '{a} and {b}' }, '{a} and {b}'],
    ['Maren,', { family: 'Maren', given: '', suffix: '' }, 'Maren'],
    [', Ida', { literal: ', Ida' }, ', Ida'],
    ['Maren}, Ida', { family: 'Maren}', given: 'Ida', suffix: '' }, 'Ida Maren}'],
  ])('%j is read in its parts', (text, name, shown) => {
    expect(parseName(text)).toEqual(name);
    expect(displayName(text)).toBe(shown);
  });

  const part = fc
    .array(
      fc.oneof(fc.constantFrom('van', 'Ó', '{', '}', ',', '李', 'x', ' '), fc.string({ maxLength: 3 })),
      {
        maxLength: 6,
      },
    )
    .map((pieces) => pieces.join('').replace(/\s+/g, ' ').trim());
  const isWhole = (text: string) => text !== '' && parts(text) === 0;
  const parts = (text: string) => {
    let depth = 0;
    for (const character of text) {
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      if (depth < 0) return -1;
    }
    return depth;
  };

  test('comes back as it was when it is rendered and read', () => {
    const person = fc
      .record({ family: part.filter(isWhole), given: part, suffix: part })
      .filter(({ given, suffix }) => parts(given) === 0 && parts(suffix) === 0);
    fc.assert(
      fc.property(person, (name) => {
        expect(parseName(renderName(name))).toEqual(name);
      }),
    );
    fc.assert(
      fc.property(part.filter(isWhole), (literal) => {
        expect(parseName(renderName({ literal }))).toEqual({ literal });
      }),
    );
  });

  test.each([
    ['{,', ''],
    ['{, Ida', 'Ida'],
    ['}, Jr, {Ida', 'Ida Jr'],
    ['Maren, {', 'Maren,'],
  ])('%j, whose braces do not close, is rendered as %j', (text, rendered) => {
    expect(renderName(parseName(text))).toBe(rendered);
    expect(renderName(parseName(rendered))).toBe(rendered);
  });

  test('rendered once is rendered for good', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), part), (text) => {
        const rendered = renderName(parseName(text));
        expect(renderName(parseName(rendered))).toBe(rendered);
      }),
    );
  });
});

test.each([
  ['van der Berg, Maren', 'Berg', 'van der'],
  ['Ida Maren', 'Maren', ''],
  ['Maren, Ida', 'Maren', ''],
  ['{Town of Quillmoor}', 'Quillmoor', ''],
  ['de la, Ida', 'de la', ''],
])('the family of %s is %s', (text, family, particle) => {
  expect(familyOf(text)).toEqual({ family, particle });
});
