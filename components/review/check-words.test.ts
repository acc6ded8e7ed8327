import { describe, expect, test } from 'vitest';
import { annotationOf } from '@/components/desk/store/test-annotation';
import { isShown, NO_FILTER } from '@/components/desk/store/filter';
import { awaitsSecondCheck, secondCheckReason } from '@/components/review/check-words';
import type { AnnotationView } from '@/lib/annotations/model';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';

const by = (byId: string) => ({ byId, at: '2026-11-23T10:00:00.000Z' });
const claim = (changes: Partial<Omit<AnnotationView, 'kind'>> = {}) =>
  annotationOf('claim', '9.4 million crowns', { status: 'verified', check: by('imre'), ...changes });

describe('secondCheckReason', () => {
  test('is the legal priority, or the verdict by the name that it has on the scale', () => {
    expect(secondCheckReason(claim(), DEFAULT_SCALE)).toBeNull();
    expect(secondCheckReason(claim({ priority: 'legal' }), DEFAULT_SCALE)).toBe('its legal priority');
    expect(secondCheckReason(claim({ fields: { verdict: 'inaccurate' } }), DEFAULT_SCALE)).toBe(
      'its verdict, “Inaccurate”',
    );
    expect(secondCheckReason(claim({ fields: { verdict: 'accurate' } }), DEFAULT_SCALE)).toBeNull();
  });
});

describe('awaitsSecondCheck', () => {
  const legal = { priority: 'legal' } as const;
  const [range = expect.fail()] = claim().ranges;

  test.each([
    ['whose check is finished', claim(legal), true],
    ['that somebody looked at again', claim({ ...legal, secondCheck: by('tove') }), false],
    ['that nobody has checked', claim({ ...legal, status: 'unchecked', check: null }), false],
    ['whose words are others now', claim({ ...legal, ranges: [{ ...range, placement: 'changed' }] }), false],
    ['of which no second look is asked', claim(), false],
  ])('of an item %s', (_, annotation, awaits) => {
    expect(awaitsSecondCheck(annotation, DEFAULT_SCALE)).toBe(awaits);
    expect(isShown({ ...NO_FILTER, secondCheckBy: DEFAULT_SCALE }, annotation)).toBe(awaits);
  });
});
