import { describe, expect, test } from 'vitest';
import { creditNames, keepCredits, type CreditName } from '@/lib/sources/credit-rules';
import { EMPTY_SOURCE } from '@/lib/sources/model';

const authors = (...names: string[]): CreditName[] =>
  names.map((name, ordinal) => ({ role: 'author', ordinal, name }));
const by = (ordinal: number, agentId: string) => ({ role: 'author' as const, ordinal, agentId });

test('the names of a source are its authors, publisher, agency and outlet; a book around a chapter is no outlet', () => {
  const source = { ...EMPTY_SOURCE, authors: ['Maren, Ida', 'Oduya, Tomas'], agency: 'Quaywire' };
  const named = { ...source, kind: 'article-newspaper', containerTitle: 'Saltmere Post' } as const;
  expect(creditNames(named)).toEqual([
    ...authors('Maren, Ida', 'Oduya, Tomas'),
    { role: 'agency', ordinal: 0, name: 'Quaywire' },
    { role: 'outlet', ordinal: 0, name: 'Saltmere Post' },
  ]);
  expect(creditNames({ ...named, kind: 'chapter' }).map(({ role }) => role)).not.toContain('outlet');
});

describe('credits', () => {
  test.each([
    ['stay', ['Maren, Ida'], ['Maren, Ida'], [by(0, 'ida')]],
    ['go with their name', ['Maren, Ida', 'Oduya, Tomas'], ['Oduya, Tomas', 'Maren, Ida'], [by(1, 'ida')]],
    ['stay with a name that is written otherwise', ['Maren, Ida'], ['Ida Maren'], [by(0, 'ida')]],
    ['stay with initials in the same place', ['Maren, Ida'], ['Maren, I.'], [by(0, 'ida')]],
    ['leave another name', ['Maren, Ida'], ['Oduya, Tomas'], []],
    ['leave initials in another place', ['Maren, Ida'], ['Oduya, Tomas', 'Maren, I.'], []],
    ['leave a name that is gone', ['Maren, Ida'], [], []],
  ])('%s', (_, before, after, expected) => {
    expect(keepCredits([by(0, 'ida')], authors(...before), authors(...after))).toEqual(expected);
  });

  test('without a name stay, and the first has a place', () => {
    const speaker = { role: 'interviewee', ordinal: 0, agentId: 'ida' } as const;
    expect(keepCredits([speaker], [], authors('Oduya, Tomas'))).toEqual([speaker]);
    const both = authors('Maren, Ida', 'Ida Maren');
    expect(keepCredits([by(0, 'one'), by(1, 'other')], both, authors('Maren, Ida'))).toEqual([by(0, 'one')]);
  });
});
