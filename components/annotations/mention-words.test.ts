import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calledIn, callables, matching, nameAt, piecesOf } from '@/components/annotations/mention-words';

const IDA = { userId: '0193a1b2-0000-7000-8000-0000000000a1', name: 'Ida', role: 'checker' } as const;
const MAREN = {
  userId: '0193a1b2-0000-7000-8000-0000000000a2',
  name: 'Ida Maren',
  role: 'reviewer',
} as const;
const GONE = { userId: '0193a1b2-0000-7000-8000-0000000000a3', name: 'Tomas Oduya', role: null };
const all = callables([MAREN, IDA, GONE]);

describe('who can be called', () => {
  test('are the members and the roles, and nobody who has left', () => {
    expect(all.map(({ name }) => name)).toEqual([
      'Ida',
      'Ida Maren',
      'owners',
      'editors',
      'reviewers',
      'checkers',
      'viewers',
    ]);
  });

  test.each([
    ['ma', ['Ida Maren']],
    ['ID', ['Ida', 'Ida Maren']],
    ['ida m', ['Ida Maren']],
    ['rev', ['reviewers']],
    ['zz', []],
  ])('is offered for @%s', (typed, names) => {
    expect(matching(all, typed).map(({ name }) => name)).toEqual(names);
  });
});

describe('a name that is being written', () => {
  test.each([
    ['Ask @Id', 7, { start: 4, typed: 'Id' }],
    ['@', 1, { start: 0, typed: '' }],
    ['(@Ida M', 7, { start: 1, typed: 'Ida M' }],
    ['ida@example', 11, null],
    ['Ask @Ida Maren again', 20, null],
    ['Ask Ida', 7, null],
  ])('in %j', (text, caret, expected) => {
    expect(nameAt(text, caret)).toEqual(expected);
  });
});

describe('who is called', () => {
  test('is whoever has the longest name that stands there, each once', () => {
    expect(calledIn('@Ida Maren, and @Ida Maren again.', all)).toEqual([
      { userId: MAREN.userId, name: 'Ida Maren' },
    ]);
    expect(calledIn('@Ida: is it? @reviewers', all)).toEqual([
      { userId: IDA.userId, name: 'Ida' },
      { role: 'reviewer', name: 'reviewers' },
    ]);
    expect(calledIn('@Idaho is far; ida@example.org too.', all)).toEqual([]);
  });

  test('stands in pieces that are the text again', () => {
    const words = fc.array(
      fc.constantFrom('@', 'Ida', ' ', 'Maren', '@Ida', '@reviewers', 'x', '@Ida Maren'),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        expect(
          piecesOf(text, all)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
