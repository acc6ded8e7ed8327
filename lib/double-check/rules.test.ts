import { describe, expect, test } from 'vitest';
import { canAskDoubleCheck, canDecide } from '@/lib/double-check/policy';
import { DOUBLE_CHECK_STATES, type DoubleCheckState } from '@/lib/double-check/model';
import {
  isRevealed,
  refusalToCancel,
  refusalToDecide,
  refusalToMark,
  refusalToTakeBack,
  sideOf,
  visibleMarks,
} from '@/lib/double-check/rules';

const AT = '2026-11-23T10:00:00.000Z';
const check = (state: DoubleCheckState, left: boolean, right: boolean) => ({
  state,
  leftId: 'ida',
  rightId: 'odo',
  leftFinishedAt: left ? AT : null,
  rightFinishedAt: right ? AT : null,
});
const MARKS = [{ userId: 'ida' }, { userId: 'odo' }];

describe('the marks of two', () => {
  test.each([
    ['while both mark', check('marking', false, false), false],
    ['while one marks', check('marking', true, false), false],
    ['called off while one marked', check('cancelled', false, true), false],
    ['when both have finished', check('comparing', true, true), true],
    ['when it is decided', check('decided', true, true), true],
    ['called off after both had finished', check('cancelled', true, true), true],
  ])('%s', (_, standing, isOpen) => {
    expect(isRevealed(standing)).toBe(isOpen);
    expect(visibleMarks(standing, 'ida', MARKS)).toEqual(isOpen ? MARKS : [{ userId: 'ida' }]);
    expect(visibleMarks(standing, 'odo', MARKS)).toEqual(isOpen ? MARKS : [{ userId: 'odo' }]);
    expect(visibleMarks(standing, 'chief', MARKS)).toEqual(isOpen ? MARKS : []);
  });

  test('stand on the side of their maker', () => {
    expect(['ida', 'odo', 'chief'].map((id) => sideOf(check('marking', false, false), id))).toEqual([
      'left',
      'right',
      null,
    ]);
  });
});

describe('in each state', () => {
  test('only some acts are offered, and what is refused says why', () => {
    const table = DOUBLE_CHECK_STATES.map((state) => {
      const standing = check(state, state !== 'marking', state !== 'marking');
      return [
        state,
        refusalToMark(standing, 'left'),
        refusalToTakeBack(standing),
        refusalToDecide(standing),
        refusalToCancel(standing),
      ];
    });
    const over = 'This double check is decided.';
    const off = 'This double check was called off.';
    expect(table).toEqual([
      ['marking', null, null, 'Wait until both have finished. Then decide.', null],
      [
        'comparing',
        'Both have finished. Nothing is marked any more.',
        'Both have finished, and the marks are compared. They stay as they are.',
        null,
        null,
      ],
      ['decided', over, 'Both have finished, and the marks are compared. They stay as they are.', over, over],
      ['cancelled', off, off, off, off],
    ]);
  });

  test('who has finished marks no more, and the other goes on', () => {
    const standing = check('marking', true, false);
    expect(refusalToMark(standing, 'left')).toContain('Take that back');
    expect(refusalToMark(standing, 'right')).toBeNull();
  });
});

test('a reviewer asks and decides, but never as one of the two', () => {
  const two = { leftId: 'ida', rightId: 'odo' };
  expect((['reviewer', 'checker'] as const).map((role) => canAskDoubleCheck({ role }))).toEqual([
    true,
    false,
  ]);
  expect(canDecide({ role: 'reviewer', userId: 'chief' }, two)).toBe(true);
  expect(canDecide({ role: 'checker', userId: 'chief' }, two)).toBe(false);
  expect(canDecide({ role: 'owner', userId: 'odo' }, two)).toBe(false);
});
