import { describe, expect, test } from 'vitest';
import { counted, figureSentence, figureValue, standingOf } from '@/components/double-check/check-words';
import { agreementOf, notDefined } from '@/lib/agreement/agreement';
import type { DoubleCheckView } from '@/lib/double-check/model';

const AT = '2026-11-23T10:00:00.000Z';
const check: DoubleCheckView = {
  id: 'check',
  articleId: 'article',
  version: 0,
  textHash: '',
  leftId: 'Ida',
  rightId: 'Odo',
  askedById: 'Chief',
  deciderId: null,
  state: 'marking',
  createdAt: AT,
  leftFinishedAt: null,
  rightFinishedAt: null,
  decidedAt: null,
};
const nameOf = (id: string) => id;

test('a double check says whom it waits for', () => {
  expect(standingOf(check, nameOf)).toBe('Ida and Odo are marking');
  expect(standingOf({ ...check, leftFinishedAt: AT }, nameOf)).toBe('Odo is marking');
  expect(standingOf({ ...check, state: 'comparing' }, nameOf)).toBe('Both have finished: to be decided');
  expect(standingOf({ ...check, state: 'decided', deciderId: 'Chief' }, nameOf)).toBe(
    'Decided, closed by Chief',
  );
});

describe('a figure', () => {
  test.each([
    [0, 'Full agreement.', '1.00'],
    [0.1, 'Close: customarily called reliable from 0.80.', '0.80'],
    [0.15, 'Fair: customarily good for tentative conclusions only.', '0.70'],
    [0.4, 'Low: customarily below what one relies on.', '0.20'],
    [0.5, 'No more than chance gives.', '0.00'],
    [0.75, 'Less than chance gives.', '−0.50'],
  ])('of %f observed disagreement, of half expected, says: %s', (observed, sentence, value) => {
    const figure = { agreement: agreementOf(observed, 0.5, 10), items: 5 };
    expect([figureSentence(figure), figureValue(figure)]).toEqual([sentence, value]);
  });

  test('that does not exist says why', () => {
    const figure = { agreement: notDefined('nothing_pairable'), items: 0 };
    expect(figureValue(figure)).toBe('–');
    expect(figureSentence(figure)).toContain('nothing to compare');
  });
});

test('one is counted as one', () => {
  expect([1, 2_000].map((count) => counted(count, ['row', 'rows']))).toEqual(['1 row', '2,000 rows']);
});
