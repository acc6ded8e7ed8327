import { expect, test } from 'vitest';

import { exactTime } from '@/components/articles/exact-time';

test.each([
  ['UTC', '2026-10-09 07:15 UTC'],
  ['Europe/Oslo', '2026-10-09 09:15 Europe/Oslo'],
  ['America/New_York', '2026-10-09 03:15 America/New York'],
  ['Asia/Kathmandu', '2026-10-09 13:00 Asia/Kathmandu'],
])('tells the same moment in %s', (zone, words) => {
  expect(exactTime('2026-10-09T07:15:30.123Z', zone)).toBe(words);
});

test('follows summer and winter, and the day of the zone', () => {
  expect(exactTime('2026-12-31T23:30:00.000Z', 'Europe/Oslo')).toBe('2027-01-01 00:30 Europe/Oslo');
});
