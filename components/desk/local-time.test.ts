import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLocalField, toLocalField } from '@/components/desk/local-time';

test('a minute goes into the field and comes out again as it was', () => {
  const minutes = fc.integer({ min: Date.UTC(2000, 0, 2) / 60_000, max: Date.UTC(2999, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const field = toLocalField(new Date(minute * 60_000).toISOString());
      expect(field).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
      // An hour that a clock shows twice is taken as the first.
      expect(toLocalField(fromLocalField(field))).toBe(field);
    }),
  );
});

test('nothing is nothing, and so is what is no time', () => {
  expect(toLocalField(null)).toBe('');
  expect(fromLocalField('')).toBeNull();
  expect(fromLocalField('2026-13-41T99:00')).toBeNull();
});
