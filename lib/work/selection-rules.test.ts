import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseUpTo } from '@/lib/work/selection-rules';

const LIST = ['a', 'b', 'c', 'd', 'e'];
const set = (ids: ReadonlySet<string>) => [...ids].toSorted().join('');

describe('choosing in a list', () => {
  test.each([
    ['one', '', { id: 'c', anchor: null, isOn: true }, 'c'],
    ['one more', 'a', { id: 'c', anchor: null, isOn: true }, 'ac'],
    ['one less', 'ac', { id: 'c', anchor: null, isOn: false }, 'a'],
    ['down to one', 'b', { id: 'd', anchor: 'b', isOn: true }, 'bcd'],
    ['up to one', 'd', { id: 'b', anchor: 'd', isOn: true }, 'bcd'],
    ['a stretch less', 'abcde', { id: 'd', anchor: 'b', isOn: false }, 'ae'],
    ['from what is gone', 'a', { id: 'c', anchor: 'z', isOn: true }, 'ac'],
    ['what is gone', 'a', { id: 'z', anchor: 'a', isOn: true }, 'a'],
  ] as const)('takes %s', (_, before, act, after) => {
    expect(set(chooseUpTo(LIST, new Set(LIST.filter((id) => before.includes(id))), act))).toBe(after);
  });

  test('never chooses what is not there, and lets it go where it was', () => {
    const id = fc.constantFrom(...LIST, 'y', 'z');
    const act = fc.record({ id, anchor: fc.option(id), isOn: fc.boolean() });
    fc.assert(
      fc.property(fc.array(id), act, (before, given) => {
        const after = chooseUpTo(LIST, new Set(before), given);
        expect([...after].every((each) => LIST.includes(each))).toBe(true);
        if (LIST.includes(given.id)) expect(after.has(given.id)).toBe(given.isOn);
      }),
    );
  });
});
