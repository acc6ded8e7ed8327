import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '@/lib/agreement/agreement';
import { krippendorffAlpha } from '@/lib/agreement/krippendorff-alpha';
import { markSegments, type MarkedSpan, type MarkSegment } from '@/lib/agreement/mark-segments';
import { unitizingAlpha } from '@/lib/agreement/unitizing-alpha';
import { expectSame, rounded, valueOf } from '@/tests/support/agreement';

const span = (start: number, end: number, kind = 'claim'): MarkedSpan => ({ start, end, kind });

describe('a published example of α for stretches', () => {
  const alex = [
    span(0, 7, '1'),
    span(7, 13, '2'),
    span(30, 32, '5'),
    span(32, 37, '6'),
    span(37, 44, '6'),
    span(44, 60, '7'),
  ];
  const paul = [span(0, 7, '1'), span(7, 13, '3'), span(13, 21, '5'), span(32, 44, '6')];
  const suzan = [
    span(0, 7, '1'),
    span(7, 13, '4'),
    span(13, 21, '5'),
    span(32, 37, '6'),
    span(37, 41, '6'),
    span(41, 44, '6'),
  ];
  const figure = unitizingAlpha([alex, paul, suzan], 60);

  test('Krippendorff, Content Analysis, 4th edition 2019, figure 12.11: uα 0.510', () => {
    expect(rounded(figure.whereAndKind)).toBe(0.51);
  });

  test('Krippendorff 2019, figure 12.11: |uα 0.413, which is 0.4136 before its expected lengths are rounded', () => {
    // Twice 26 characters are marked by one and not by another, of 180. By chance it would be twice 71 · 109 of
    // 180² − 982 = 31,418 pairs; 982 are the pairs with themselves: 71 of gaps, 911 of segments. That is twice 44.3 of 180.
    expect(figure.where).toMatchObject({ observed: 52 / 180, expected: (2 * 71 * 109) / 31_418 });
    expect(rounded(figure.where, 4)).toBe(0.4136);
    expect(Number((1 - 26 / 44.3).toFixed(3))).toBe(0.413);
  });

  test('Krippendorff 2019, figure 12.11: cuα 0.724, on 83 of 180 characters', () => {
    expect(rounded(figure.kind)).toBe(0.724);
    expect(figure.coverage).toBeCloseTo(83 / 180, 12);
  });
});

describe('examples by hand', () => {
  test('two people mark four characters of ten each, and share two of them', () => {
    // 0 1 2 3 4 5 6 7 8 9
    // A A A A . . . . . .
    // . . B B B B . . . .   8 of 20 judgements are contradicted: characters 0, 1, 4 and 5, by both.
    // By chance: 8 marked, 12 not, 2 · 8 · 12 = 192 unlike pairs of 20² − 4² − 4² − 12 · 1 = 356.
    const { where, whereAndKind, kind } = unitizingAlpha([[span(0, 4)], [span(2, 6)]], 10);
    expect(where).toMatchObject({ observed: 8 / 20, expected: 192 / 356, pairable: 20 });
    expect(valueOf(where)).toBeCloseTo(1 - (8 / 20) * (356 / 192), 12);
    expect(whereAndKind).toEqual(where);
    expect(kind).toEqual({ defined: false, reason: 'one_value' });
  });

  test('two people mark eight characters, and differ on the kind of two', () => {
    // 0 1 2 3 4 5 6 7
    // c c c c q q q q
    // c c c c c c q q   4 of 16 judgements are contradicted.
    // By chance: 10 are c, 6 are q, 2 · 10 · 6 = 120 unlike pairs of 16² − 4² − 4² − 6² − 2² = 184.
    const first = [span(0, 4, 'claim'), span(4, 8, 'quote')];
    const second = [span(0, 6, 'claim'), span(6, 8, 'quote')];
    const { where, whereAndKind, kind, coverage } = unitizingAlpha([first, second], 8);
    expect(where).toEqual({ defined: false, reason: 'everything_marked' });
    expect(kind).toMatchObject({ observed: 4 / 16, expected: 120 / 184, pairable: 16 });
    expect(whereAndKind).toEqual(kind);
    expect(coverage).toBe(1);
  });

  test('two people who mark different places have nothing shared, and agree less than by chance', () => {
    const { where, kind, coverage } = unitizingAlpha([[span(0, 5)], [span(5, 10)]], 10);
    expect(valueOf(where)).toBeLessThan(0);
    expect(kind).toEqual({ defined: false, reason: 'nothing_shared' });
    expect(coverage).toBe(0);
  });
});

describe('unitizingAlpha', () => {
  test.each<[string, MarkedSpan[][], number, string]>([
    ['the text is empty', [[], []], 0, 'no_text'],
    ['there is one person', [[span(0, 3)]], 10, 'too_few_observers'],
    ['nobody marked anything', [[], [span(4, 4), span(12, 14)]], 10, 'nothing_marked'],
    ['everybody marked everything', [[span(0, 10)], [span(0, 6), span(6, 10)]], 10, 'everything_marked'],
  ])('has no figure when %s', (_, observers, length, reason) => {
    const { where, whereAndKind } = unitizingAlpha(observers, length);
    expect([where, whereAndKind]).toEqual([
      { defined: false, reason },
      { defined: false, reason },
    ]);
  });

  test('is 1 for markings that are the same, and no coverage is lost', () => {
    fc.assert(
      fc.property(markings, fc.integer({ min: 2, max: 4 }), (spans, people) => {
        const figures = unitizingAlpha(
          Array.from({ length: people }, () => spans),
          LENGTH,
        );
        for (const figure of [figures.where, figures.whereAndKind, figures.kind])
          if (figure.defined) expect(figure).toMatchObject({ value: 1, observed: 0 });
        const marked = characters(markSegments(spans, LENGTH)).filter(Boolean).length;
        expect(figures.coverage).toBeCloseTo(marked / LENGTH, 12);
        expect(figures.where.defined).toBe(marked > 0 && marked < LENGTH);
      }),
    );
  });

  test('does not change a digit with the order of people or of their spans', () => {
    fc.assert(
      fc.property(teams, (team) => {
        const figures = unitizingAlpha(team, LENGTH);
        expect(unitizingAlpha(team.toReversed(), LENGTH)).toEqual(figures);
        expect(unitizingAlpha([...team.slice(1), ...team.slice(0, 1)], LENGTH)).toEqual(figures);
        expect(
          unitizingAlpha(
            team.map((spans) => spans.toReversed()),
            LENGTH,
          ),
        ).toEqual(figures);
      }),
    );
  });

  test('is nominal α where every stretch is one character, a gap being a value', () => {
    fc.assert(
      fc.property(letterRows, (rows) => {
        const team = rows.map((row) =>
          row.flatMap((kind, at) => (kind === '-' ? [] : [span(at, at + 1, kind)])),
        );
        const units = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? '-'));
        const { where, whereAndKind } = unitizingAlpha(team, units.length);
        expectFigure(whereAndKind, krippendorffAlpha(units, 'nominal'));
        const marked = units.map((unit) => unit.map((kind) => (kind === '-' ? 0 : 1)));
        expectFigure(where, krippendorffAlpha(marked, 'nominal'));
      }),
    );
  });

  test('expects what all pairs of characters give but those within one segment, and observes those of one place', () => {
    fc.assert(
      fc.property(teams, (team) => {
        const { where, whereAndKind, kind } = unitizingAlpha(team, LENGTH);
        const kinds = team.map((spans) => markSegments(spans, LENGTH));
        const blind = team.map((spans) =>
          markSegments(
            spans.map((each) => ({ ...each, kind: '' })),
            LENGTH,
          ),
        );
        expectSums(where, pairByPair(blind, false));
        expectSums(whereAndKind, pairByPair(kinds, false));
        expectSums(kind, pairByPair(kinds, true));
      }),
      { numRuns: 60 },
    );
  });

  test('does not see kinds in where', () => {
    fc.assert(
      fc.property(teams, (team) => {
        const renamed = team.map((spans) => spans.map((each, index) => ({ ...each, kind: `kind ${index}` })));
        expect(unitizingAlpha(renamed, LENGTH).where).toEqual(unitizingAlpha(team, LENGTH).where);
      }),
    );
  });

  test('bears four people with two thousand spans each, and is what their shifts make of it', () => {
    const person = (shift: number) =>
      Array.from({ length: 2000 }, (_, i) =>
        span(i * 100 + shift, i * 100 + shift + 60, i % 3 ? 'claim' : 'quote'),
      );
    const { where } = unitizingAlpha([0, 3, 7, 12].map(person), 200_100);
    // Of each hundred characters two people differ in twice their shift, 20 ÷ 3 in the mean; by chance in 2 · 0.6 · 0.4.
    expect(valueOf(where)).toBeCloseTo(1 - 40 / 3 / 100 / 0.48, 2);
  });
});

describe('markSegments', () => {
  test('joins what overlaps with the same kind, and keeps apart what only touches', () => {
    expect(markSegments([span(0, 4), span(2, 6), span(3, 4)], 10)).toEqual([
      { start: 0, end: 6, value: '["claim"]' },
    ]);
    expect(markSegments([span(0, 4), span(4, 6)], 10)).toHaveLength(2);
  });

  test('names all kinds of a stretch together', () => {
    expect(markSegments([span(2, 6, 'quote'), span(0, 8, 'claim')], 10)).toEqual([
      { start: 0, end: 2, value: '["claim"]' },
      { start: 2, end: 6, value: '["claim","quote"]' },
      { start: 6, end: 8, value: '["claim"]' },
    ]);
  });

  test('leaves out what is outside of the text, empty or reversed', () => {
    expect(markSegments([span(-3, 2), span(8, 14), span(5, 5), span(6, 4), span(11, 12)], 10)).toEqual([
      { start: 0, end: 2, value: '["claim"]' },
      { start: 8, end: 10, value: '["claim"]' },
    ]);
  });
});

const LENGTH = 14;
const kindNames = fc.constantFrom('claim', 'quote');
const markings = fc.array(
  fc
    .tuple(fc.nat(LENGTH), fc.nat(LENGTH), kindNames)
    .map(([a, b, kind]) => span(Math.min(a, b), Math.max(a, b), kind)),
  { maxLength: 4 },
);
const teams = fc.array(markings, { minLength: 2, maxLength: 4 });
const letterRows = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 9 }))
  .chain(([people, length]) =>
    fc.array(fc.array(fc.constantFrom('-', 'a', 'b'), { minLength: length, maxLength: length }), {
      minLength: people,
      maxLength: people,
    }),
  );

function expectFigure(figure: Agreement, alpha: Agreement): void {
  if (figure.defined || alpha.defined) expectSame(figure, alpha);
}

function characters(segments: MarkSegment[]): (MarkSegment | undefined)[] {
  return Array.from({ length: LENGTH }, (_, at) =>
    segments.find(({ start, end }) => start <= at && at < end),
  );
}

/** The definition, character by character: each judgement weighs as many of the others as it can be compared with. */
function pairByPair(team: MarkSegment[][], isOnlyMarked: boolean): { observed: number; expected: number } {
  const rows = team.map(characters);
  const judged = rows.flatMap((row, person) =>
    row.flatMap((segment, at) => {
      if (isOnlyMarked && !segment) return [];
      const others = rows.filter((other, index) => index !== person && (!isOnlyMarked || other[at]));
      const unlike = others.filter((other) => other[at]?.value !== segment?.value).length;
      const scale = team.length - 1;
      return [{ person, at, segment, weight: others.length / scale, unlike: unlike / scale }];
    }),
  );
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const pairs = judged.flatMap((a) =>
    judged
      .filter((b) => a !== b && (!a.segment || a.segment !== b.segment))
      .map((b) => ({ weight: a.weight * b.weight, isUnlike: a.segment?.value !== b.segment?.value })),
  );
  return {
    observed: sum(judged.map(({ unlike }) => unlike)) / sum(judged.map(({ weight }) => weight)),
    expected:
      sum(pairs.filter(({ isUnlike }) => isUnlike).map(({ weight }) => weight)) /
      sum(pairs.map(({ weight }) => weight)),
  };
}

function expectSums(figure: Agreement, { observed, expected }: { observed: number; expected: number }): void {
  if (!figure.defined) return expect(expected || 0).toBe(0);
  expect(figure.observed).toBeCloseTo(observed, 9);
  return expect(figure.expected).toBeCloseTo(expected, 9);
}
