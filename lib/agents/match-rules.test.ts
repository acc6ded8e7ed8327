import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, matchOf, nameWords, proposalsFor } from '@/lib/agents/match-rules';
import { MATCH_REASONS } from '@/lib/agents/model';

describe('compareNames', () => {
  test.each([
    ['Ida Maren', 'IDA  MAREN', 'same_name'],
    ['Ida Maren', 'Maren, Ida', 'same_name'],
    ['Maren van der Berg', 'van der Berg, Maren', 'same_name'],
    ['Íde Ó Marén', 'Ide O Maren', 'same_name'],
    ["Ana D'Oro", 'Ana D’Oro', 'same_name'],
    ['李伟', '李 伟', 'same_name'],
    ['وزارة الماء', 'وِزارة الماء', 'same_name'],
    // Without braces it reads as a family name and a given one.
    ['Ministry of Water, Land and Roads', '{Ministry of Water, Land and Roads}', 'other_order'],
    ['Li Wei', 'Wei Li', 'other_order'],
    ['I. Maren', 'Ida Maren', 'initials'],
    ['Maren, I.', 'Ida Maren', 'initials'],
    ['M. van der Berg', 'Maren van der Berg', 'initials'],
    ['J. K. Moor', 'Jana Karin Moor', 'initials'],
    ['Ida Maren', 'Ida Moor', null],
    ['Ida Maren', 'Ida Maren Moor', null],
    ['Maren', 'Ida Maren', null],
    ['I. M.', 'Ida Maren', null],
    ['J. Maren', 'Ida Maren', null],
    ['I. Maren', 'I. Moor', null],
    ['', 'Ida Maren', null],
    ['…', '!', null],
  ])('of %j and %j says %j', (one, other, expected) => {
    expect(compareNames(one, other)).toBe(expected);
  });

  const word = fc.constantFrom('ida', 'maren', 'van', 'der', 'berg', 'j', 'k', 'moor', '李', 'íde');
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

  test('says the same whichever name comes first', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(compareNames(one, other)).toBe(compareNames(other, one));
      }),
    );
  });

  test('finds every name again in other case, with other spaces and as family, given', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), (words) => {
        const [given, ...family] = words;
        const plain = words.join(' ');
        for (const other of [
          plain.toUpperCase(),
          ` ${words.join('\u00a0 ')} `,
          `${family.join(' ')}, ${given}`,
        ]) {
          expect(compareNames(plain, other)).toBe('same_name');
        }
      }),
    );
  });

  test('never takes names for alike of which no whole word is the same', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [mine, theirs] = [nameWords(one), nameWords(other)];
        fc.pre(mine.join('') !== theirs.join('') && !mine.some((each) => theirs.includes(each)));
        expect(compareNames(one, other)).toBeNull();
      }),
    );
  });
});

describe('proposals', () => {
  const agent = (name: string, ...aliases: string[]) => ({ name, aliases });

  test('tell an alias from the name, and prefer the surest', () => {
    const both = agent('Ida Maren', 'Maren Ida', 'The Harbour Master');
    expect(matchOf('maren, ida', both)).toEqual({ reason: 'same_name', by: 'Ida Maren' });
    expect(matchOf('the harbour master', both)).toEqual({ reason: 'same_alias', by: 'The Harbour Master' });
    expect(matchOf('I. Maren', both)).toEqual({ reason: 'initials', by: 'Ida Maren' });
    expect(matchOf('Jonas Moor', both)).toBeNull();
  });

  test('come in the order of how sure they are, each once', () => {
    const found = proposalsFor(
      ['Ida Maren', 'I. Maren'],
      [
        agent('Ines Maren'),
        agent('Maren Ida'),
        agent('Jonas Moor'),
        agent('I. M. Post', 'Ida Maren'),
        agent('Ida Maren'),
      ],
    );
    expect(found.map((each) => [each.agent.name, each.reason])).toEqual([
      ['Ida Maren', 'same_name'],
      ['I. M. Post', 'same_alias'],
      ['Maren Ida', 'other_order'],
      ['Ines Maren', 'initials'],
    ]);
    expect(new Set(found.map((each) => each.reason))).toEqual(new Set(MATCH_REASONS));
  });
});
