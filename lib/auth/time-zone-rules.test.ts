import { describe, expect, test } from 'vitest';

import { TIME_ZONES, timeZoneSchema } from '@/lib/auth/time-zone-rules';
import { presentZoneName, RENAMED_ZONES } from '@/lib/auth/zone-name-rules';

describe('the time zones to choose from', () => {
  test('are told apart by their present names, in order', () => {
    expect(TIME_ZONES.length).toBeGreaterThan(400);
    expect(new Set(TIME_ZONES).size).toBe(TIME_ZONES.length);
    expect(TIME_ZONES).toEqual(TIME_ZONES.toSorted());
    expect(TIME_ZONES).toEqual(
      expect.arrayContaining(['Asia/Kathmandu', 'Europe/Kyiv', 'Europe/Oslo', 'UTC']),
    );
    expect(TIME_ZONES.filter((zone) => Object.hasOwn(RENAMED_ZONES, zone))).toEqual([]);
  });

  test('can all be used', () => {
    for (const timeZone of TIME_ZONES)
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });

  test.each(Object.entries(RENAMED_ZONES))('have one clock under both names: %s, %s', (before, now) => {
    const at = (timeZone: string, month: number) =>
      new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'long', timeZone }).format(
        Date.UTC(2026, month, 15, 12),
      );
    for (const month of [0, 6]) expect(at(now, month)).toBe(at(before, month));
    expect([presentZoneName(before), presentZoneName(now)]).toEqual([now, now]);
  });
});

describe('timeZoneSchema', () => {
  test.each([
    ['', true],
    ['Asia/Kathmandu', true],
    ['UTC', true],
    ['europe/oslo', false],
    ['+02:00', false],
    ['Europe/Atlantis', false],
    ['__proto__', false],
  ])('takes what stands in the list, and nothing: “%s”', (zone, isTaken) => {
    expect(timeZoneSchema.safeParse(zone).success).toBe(isTaken);
  });
});
