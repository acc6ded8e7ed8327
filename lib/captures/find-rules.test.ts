import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePassage, judging, type Question, tellingPart } from '@/lib/captures/find-judge-rules';
import { combinationsOf, searchQuery } from '@/lib/captures/find-query-rules';
import { type FindTerm, termsOf, weightOf } from '@/lib/captures/find-rules';

function wanted(text: string, { names = [] as string[], language = 'en' } = {}) {
  return { text, names, language };
}

function question(text: string, parts = {}): Question {
  const asked = wanted(text, parts);
  return { terms: termsOf(asked), text, language: asked.language };
}

function shown(terms: readonly FindTerm[], kind: FindTerm['kind']): string[] {
  return terms.filter((term) => term.kind === kind).map((term) => term.shown);
}

describe('what is looked for', () => {
  test.each<[string, string, Record<FindTerm['kind'], string[]>]>([
    [
      'The port of Velmora handled 12.4 million tonnes in 2025.',
      'en',
      { name: ['Velmora'], figure: ['12.4', '2025'], word: ['port', 'handled', 'million', 'tonnes'] },
    ],
    ['Dana Adlerova resigned.', 'en', { name: ['Dana', 'Adlerova'], figure: [], word: ['resigned'] }],
    ['Twelve boats sank.', 'en', { name: [], figure: ['Twelve'], word: ['boats', 'sank'] }],
    [
      'Gestern eröffnete Jonas Vold den Hafen.',
      'de',
      { name: ['Jonas', 'Vold'], figure: [], word: ['Gestern', 'eröffnete', 'Hafen'] },
    ],
  ])('of “%s”', (text, language, expected) => {
    const terms = termsOf(wanted(text, { language }));
    for (const kind of ['name', 'figure', 'word'] as const)
      expect(shown(terms, kind)).toEqual(expected[kind]);
  });

  test('are names of people too that are only known to be meant, in scripts without capitals as well', () => {
    expect(shown(termsOf(wanted('she resigned', { names: ['Dana Adlerova'] })), 'name')).toEqual([
      'Dana',
      'Adlerova',
    ]);
    const chinese = termsOf(wanted('王小明说渔港重新开放', { names: ['王小明'], language: 'zh' }));
    expect(shown(chinese, 'name')).toEqual(['王小明', '王小明']);
  });

  test('is nothing in what has no words', () => {
    expect(termsOf(wanted('… — “”'))).toEqual([]);
    expect(termsOf(wanted('of the and'))).toEqual([]);
  });
});

describe('a passage', () => {
  const asked = question('The port of Velmora handled 12.4 million tonnes of timber in 2025, said Adlerova.');

  test('is judged by figures and names before other words, and says so', () => {
    const two = judgePassage(asked, 'In 2025 it was 12,4 for Velmora.');
    const words = judgePassage(asked, 'The port handled tonnes of timber.');
    expect(two.score).toBeGreaterThan(words.score);
    expect(two.reasons).toEqual(['the figures 12.4 and 2025', 'the name Velmora']);
    expect(words.reasons).toEqual(['4 words, among them “port”, “handled” and “tonnes”']);
  });

  test('that reads almost the same says that first', () => {
    const same = judgePassage(
      asked,
      'The port of Velmora handled 12.4 million tonnes of timber in 2025, he said.',
    );
    expect(same.reasons[0]).toBe('it reads almost the same');
  });

  test('without any of the words is nothing', () => {
    expect(judgePassage(asked, 'A quiet day.')).toEqual({ score: 0, reasons: [], marks: [] });
  });

  test('is marked where it matches, what stands side by side as one', () => {
    const text = 'They say 12,4 million tonnes.';
    const { marks } = judgePassage(asked, text);
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['12,4 million tonnes']);
  });

  test('matches inflected words by their stems, and a misspelt name by its likeness', () => {
    const terms = asked.terms.map((term) => ({
      ...term,
      stems: term.shown === 'handled' ? ['handl'] : [],
      share: term.shown === 'Adlerova' ? 0 : term.share,
    }));
    const { reasons } = judgePassage({ ...asked, terms }, 'Handling was slow, Adlerowa wrote.');
    expect(reasons).toEqual(['“adlerowa”, which is like Adlerova', 'the word “handled”']);
  });

  test('gains by every further term that stands there', () => {
    const all = asked.terms.map((term) => term.shown);
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.constantFrom(...all), (some, more) => {
        const text = `Nobody knows. ${some.join(' x ')}`;
        const { score } = judgePassage(asked, text);
        const further = judgePassage(asked, `${text} x ${more}`).score;
        expect(further).toBeGreaterThanOrEqual(score);
        if (!some.includes(more)) expect(further).toBeGreaterThan(score);
        expect(further).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is cut to the sentences that tell', () => {
    const text =
      'The sky was grey. Velmora handled 12.4 million tonnes of timber in 2025. Adlerova was glad. It rained.';
    const { start, end } = tellingPart(judging(asked), text, 'en');
    expect(text.slice(start, end)).toBe(
      'Velmora handled 12.4 million tonnes of timber in 2025. Adlerova was glad.',
    );
  });
});

describe('combinations of terms', () => {
  const term = (share: number, kind: FindTerm['kind'] = 'word'): FindTerm => ({
    kind,
    shown: 'x',
    keys: [`k${share}`],
    stems: [],
    share,
  });

  test('ask for a rare term alone and for common ones together', () => {
    const found = combinationsOf([term(0.00002), term(0.05), term(0.04), term(0.06)], 100_000, 500);
    expect(found).toContainEqual([0]);
    expect(found.every((set) => set.length === 1 || set.length > 2)).toBe(true);
    expect(found.length).toBeGreaterThan(1);
  });

  test('never hold one another, and ask for something whatever the budget', () => {
    const shares = fc.array(fc.double({ min: 0.0001, max: 1, noNaN: true }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 5_000 }), (all, budget) => {
        const sets = combinationsOf(
          all.map((share) => term(share)),
          150_000,
          budget,
        );
        expect(sets.length).toBeGreaterThan(0);
        for (const [at, set] of sets.entries()) {
          const within = sets.filter(
            (other, index) => index !== at && set.every((each) => other.includes(each)),
          );
          expect(within).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('leave out what stands nowhere', () => {
    expect(combinationsOf([term(0), term(0.001)], 1_000, 500)).toEqual([[1]]);
    expect(combinationsOf([term(0)], 1_000, 500)).toEqual([]);
  });

  test('become one query, quoted', () => {
    const odd: FindTerm = { ...term(0.1), keys: ["o'neill\\"], stems: ['o'] };
    const terms = [odd, term(0.2), term(0.3)];
    expect(searchQuery(terms, [[0, 1], [0, 2], [1]])).toBe(
      "('o''neill\\\\' | 'o') & (('k0.2') | ('k0.3')) | ('k0.2')",
    );
  });
});

test('a figure or name weighs more than a word that is as rare, and a rare word more than a common one', () => {
  for (const share of [0, 0.001, 0.1, 0.9]) {
    const word = weightOf({ kind: 'word', share });
    expect(weightOf({ kind: 'figure', share })).toBeGreaterThan(word);
    expect(weightOf({ kind: 'name', share })).toBeGreaterThan(word);
  }
  expect(weightOf({ kind: 'word', share: 0.001 })).toBeGreaterThan(weightOf({ kind: 'word', share: 0.1 }));
});
