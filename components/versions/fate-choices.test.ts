import { describe, expect, test } from 'vitest';
import { choicesOf, countFates, fateKey, groupFates, placementOf } from '@/components/versions/fate-choices';
import { newId } from '@/lib/ids';
import type { FateView } from '@/lib/versions/new-version-rules';

const TEXT = 'The quay is long.';
function fate(placement: FateView['placement'], parts: Partial<FateView> = {}): FateView {
  return {
    annotationId: newId(),
    kind: 'claim',
    status: 'verified',
    role: 'content',
    ordinal: 0,
    was: 'placed',
    placement,
    score: 1,
    from: { start: 0, end: 4 },
    to: { start: 0, end: 0 },
    exact: 'quay',
    words: '',
    candidates: [],
    ...parts,
  };
}

describe('what becomes of annotations', () => {
  test('is grouped with the worst first, and without what stays', () => {
    const fates = [
      fate('placed'),
      fate('moved'),
      fate('changed'),
      fate('orphaned'),
      fate('ambiguous'),
      fate('changed'),
    ];
    expect(groupFates(fates).map(({ placement, fates: group }) => [placement, group.length])).toEqual([
      ['orphaned', 1],
      ['ambiguous', 1],
      ['changed', 2],
      ['moved', 1],
    ]);
  });

  test('is what a person chose, by its words', () => {
    const lost = fate('orphaned');
    const key = fateKey(lost);
    expect(placementOf(lost, {}, TEXT)).toBe('orphaned');
    expect(placementOf(lost, { [key]: { start: 4, end: 8 } }, TEXT)).toBe('moved');
    expect(placementOf(lost, { [key]: { start: 0, end: 8 } }, TEXT)).toBe('changed');
    expect(placementOf(fate('placed'), { [fateKey(lost)]: null }, TEXT)).toBe('placed');
    expect(choicesOf([lost, fate('placed')], { [key]: null })).toEqual([
      { annotationId: lost.annotationId, role: 'content', ordinal: 0, place: null },
    ]);
  });

  test('counts each annotation whose finished check no longer holds once', () => {
    const annotationId = newId();
    const fates = [
      fate('changed', { annotationId }),
      fate('orphaned', { annotationId, ordinal: 1 }),
      fate('changed', { status: 'unchecked' }),
      fate('moved'),
    ];
    expect(countFates(fates, {}, TEXT)).toEqual({
      placed: 0,
      moved: 1,
      changed: 2,
      ambiguous: 0,
      orphaned: 1,
      stale: 1,
    });
  });
});
