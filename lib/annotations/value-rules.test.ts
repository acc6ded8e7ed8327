import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameValue } from '@/lib/annotations/value-rules';

describe('isSameValue', () => {
  test.each([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [{}, [], false],
    [null, {}, false],
    ['1', 1, false],
    [{ toString: 1 }, {}, false],
  ])('%j and %j: %s', (one, other, isSame) => {
    expect(isSameValue(one, other)).toBe(isSame);
    expect(isSameValue(other, one)).toBe(isSame);
  });

  test('knows a value that went over the network, and no changed one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const sent: unknown = JSON.parse(JSON.stringify(one));
        expect(isSameValue(JSON.parse(JSON.stringify(one)), sent)).toBe(true);
        expect(isSameValue([one], [one, other])).toBe(false);
      }),
    );
  });
});
