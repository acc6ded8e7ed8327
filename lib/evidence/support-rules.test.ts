import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCircular, type Lineage, originKey } from '@/lib/evidence/lineage-rules';
import { DEFAULT_SUFFICIENCY, lackMessage, lacksOf } from '@/lib/evidence/sufficiency-rules';
import {
  type CountedEvidence,
  evidenceSummary,
  independentSupport,
  isNewer,
} from '@/lib/evidence/support-rules';

const from = (derivedFromId: string): Lineage => ({ originId: null, derivedFromId });
const of = (originId: string): Lineage => ({ originId, derivedFromId: null });
const NONE = new Map<string, Lineage>();

function link(sourceId: string, change: Partial<CountedEvidence> = {}): CountedEvidence {
  return {
    id: `link ${sourceId}`,
    sourceId,
    relation: 'supported_by',
    proximity: 'secondary',
    directness: 'states_it',
    hasLocator: true,
    ...change,
  };
}

describe('independent support', () => {
  test('counts three reprints of one dispatch once', () => {
    const lineages = new Map([
      ['post', of('dispatch')],
      ['herald', of('dispatch')],
      ['blog', from('herald')],
    ]);
    expect(independentSupport([link('post'), link('herald'), link('blog')], lineages)).toBe(1);
    expect(independentSupport([link('post'), link('letter')], lineages)).toBe(2);
  });

  test('counts neither background nor what does something else', () => {
    const evidence = [
      link('one', { directness: 'background' }),
      link('two', { relation: 'qualified_by' }),
      link('three', { relation: 'contradicted_by' }),
    ];
    expect(independentSupport(evidence, NONE)).toBe(0);
  });

  test('is the same for all sources that derive from each other in a circle', () => {
    const lineages = new Map([
      ['c', from('a')],
      ['a', from('b')],
      ['b', from('c')],
      ['d', from('b')],
    ]);
    expect(['a', 'b', 'c', 'd'].map((id) => originKey(id, lineages))).toEqual(Array(4).fill('source a'));
  });

  test('is never more than the sources, and never less than one where there is support', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const lineage = fc.record({
      originId: fc.option(fc.constantFrom('x', 'y'), { freq: 3 }),
      derivedFromId: fc.option(ids),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, lineage)), fc.uniqueArray(ids, { minLength: 1 }), (known, cited) => {
        const support = independentSupport(
          cited.map((id) => link(id)),
          new Map(known),
        );
        expect(support).toBeGreaterThanOrEqual(1);
        expect(support).toBeLessThanOrEqual(cited.length);
      }),
    );
  });
});

test('a source is circular that goes back to itself or to the article', () => {
  const lineages = new Map([
    ['a', from('b')],
    ['b', from('a')],
    ['c', from('ours')],
  ]);
  const circular = (id: string) => isCircular(id, lineages, new Set(['ours']));
  expect(['a', 'b', 'c', 'ours', 'other'].map(circular)).toEqual([true, true, true, true, false]);
});

test.each([
  [[], 'not_enough'],
  [[link('a', { relation: 'qualified_by' })], 'not_enough'],
  [[link('a', { directness: 'background' })], 'not_enough'],
  [[link('a')], 'supported'],
  [[link('a', { relation: 'contradicted_by' })], 'refuted'],
  [[link('a'), link('b', { relation: 'contradicted_by' })], 'conflicting'],
] as const)('evidence %# says %s', (evidence, summary) => {
  expect(evidenceSummary(evidence)).toBe(summary);
});

test.each([
  ['2026-03-15', '2026-03-14', true],
  ['2026-03-14', '2026-03-14T09:40', false],
  ['2026-03', '2026-03-14', false],
  ['2026-04', '2026-03-14', true],
  ['2027~', '2026-03-14', true],
  ['2026-03-01/2026-05-01', '2026-03-14', false],
  ['', '2026-03-14', false],
  ['2026-03-15', '', false],
])('a source of %j is newer than an article of %j: %s', (issued, publishedAt, expected) => {
  expect(isNewer(issued, publishedAt)).toBe(expected);
});

describe('a claim', () => {
  const lacks = (evidence: CountedEvidence[], policy = DEFAULT_SUFFICIENCY) =>
    lacksOf(evidence, NONE, policy).map((lack) => lackMessage(lack, policy));

  test('has enough with one primary source, or with three independent secondary ones', () => {
    expect(lacks([link('a', { proximity: 'primary' })])).toEqual([]);
    expect(lacks([link('a'), link('b'), link('c')])).toEqual([]);
    expect(lacks([link('a'), link('b'), link('b')])).toEqual([
      'It needs one primary source or 3 independent secondary sources; it has 0 primary and 2 secondary.',
    ]);
  });

  test('has not while something contradicts it or a link says no place', () => {
    const evidence = [
      link('a', { proximity: 'primary', hasLocator: false }),
      link('b', { relation: 'contradicted_by' }),
      link('c', { relation: 'mentions_only', hasLocator: false }),
    ];
    expect(lacks(evidence)).toEqual([
      'A source contradicts it.',
      'One link does not say where in the source.',
    ]);
  });

  test('lacks nothing where the workspace does not ask', () => {
    expect(lacks([], { ...DEFAULT_SUFFICIENCY, mode: 'off' })).toEqual([]);
  });
});
