import { describe, expect, test } from 'vitest';
import { changedAt, draftOf, moved, settled, withNew } from '@/components/verdicts/scale-draft';
import { changeScale, DEFAULT_SCALE } from '@/lib/review/scale-rules';

const draft = draftOf(DEFAULT_SCALE.values.slice(0, 4)).map((value, at) => ({ ...value, retired: at === 1 }));
const keys = (values: readonly { key: string }[]) => values.map(({ key }) => key);

describe('a scale that is being worked on', () => {
  test('is kept as it is when nothing was done', () => {
    const values = settled(draftOf(DEFAULT_SCALE.values), DEFAULT_SCALE);
    expect(changeScale(DEFAULT_SCALE, { values }, new Map())).toEqual({ ok: true, scale: DEFAULT_SCALE });
  });

  test('gives what is new an id from its name, that nothing has or had', () => {
    const one = changedAt(withNew(draft, 'n1'), 'n1', { label: 'Outdated' });
    const two = changedAt(withNew(one, 'n2'), 'n2', { label: 'Öutdated!' });
    expect(settled(two, DEFAULT_SCALE).map(({ id }) => id)).toEqual([
      'accurate',
      'mostly_accurate',
      'mixed',
      'mostly_inaccurate',
      'outdated_2',
      'outdated_3',
    ]);
  });

  test('adds what is new before what is retired at the end', () => {
    const retired = changedAt(draft, 'mostly_inaccurate', { retired: true });
    expect(keys(withNew(retired, 'n1'))).toEqual([
      'accurate',
      'mostly_accurate',
      'mixed',
      'n1',
      'mostly_inaccurate',
    ]);
  });

  test('moves a value past those that can be chosen, and not beyond them', () => {
    expect(keys(moved(draft, 'mixed', -1))).toEqual([
      'mixed',
      'accurate',
      'mostly_accurate',
      'mostly_inaccurate',
    ]);
    expect(keys(moved(draft, 'accurate', 1))).toEqual([
      'mostly_accurate',
      'mixed',
      'accurate',
      'mostly_inaccurate',
    ]);
    expect(moved(draft, 'accurate', -1)).toEqual(draft);
    expect(moved(draft, 'mostly_inaccurate', 1)).toEqual(draft);
  });
});
