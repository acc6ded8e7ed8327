import { describe, expect, test } from 'vitest';

import type { AgentRef } from '@/lib/agents/model';
import { findIn, findProtected, namedPublicly } from '@/lib/report/naming-rules';

const TEXT = '“The quay will hold,” said Ida Maren, the harbour master. An official agreed. 港务局长林海说。';
const isInArticle = findIn(TEXT);
const agent = (name: string, parts: Partial<AgentRef> = {}): AgentRef => ({
  id: '1',
  kind: 'person',
  name,
  sameAs: '',
  roles: [],
  ...parts,
});

test.each([
  ['Ida Maren', true],
  ['ída  MAREN', true],
  ['Mare', false],
  ['da Maren', false],
  ['林海', true],
  ['Tove Orrin', false],
  ['', false],
  ['  ', false],
])('%s stands in the text: %s', (words, isThere) => {
  expect(isInArticle(words)).toBe(isThere);
});

describe('who says something', () => {
  const at = '2026-03-14';
  const roles = [{ title: 'harbour master', organisation: '', from: '2020', to: '' }];

  test('is told by the name on record, with what they were then, where the article names them', () => {
    expect(namedPublicly(agent('Ida Maren', { roles }), 'Maren', { isInArticle, at })).toEqual({
      name: 'Ida Maren',
      kind: 'person',
      title: 'harbour master',
      sameAs: '',
    });
  });

  test('is told as somebody typed it, before a comma, where that stands in the article', () => {
    expect(namedPublicly(undefined, 'Ida Maren, of the board', { isInArticle, at })?.name).toBe('Ida Maren');
  });

  test('is not told where only the team knows', () => {
    expect(namedPublicly(agent('Tove Orrin'), 'Tove Orrin', { isInArticle, at })).toBeNull();
    expect(namedPublicly(agent('Tove Orrin'), 'an official', { isInArticle, at })?.name).toBe('an official');
  });
});

describe('words that give a protected source away', () => {
  const telling = (title: string, people: string[]) => findProtected([{ title, people }], isInArticle);

  test.each([
    ['their name', 'As Tove Orrin told us', true],
    ['their family name', 'Orrin told us', true],
    ['the title', 'See our talk with the pilot.', true],
    ['somebody whom the article names', 'Ida Maren told us', false],
    ['a word of the title', 'The pilot told us', false],
  ])('are those with %s', (_, words, tells) => {
    expect(telling('Talk with the pilot', ['Orrin, Tove', 'Tove Orrin', 'Ida Maren'])(words)).toBe(tells);
  });

  test('are none that hold a title of a word or two, which stands in many sentences', () => {
    expect(telling('Phone call', [])('We made a phone call.')).toBe(false);
  });
});
