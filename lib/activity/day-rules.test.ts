import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { endOfDay, isTimeZone, startOfDay } from '@/lib/activity/day-rules';

describe('a day', () => {
  it.each([
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23', 'Europe/Berlin', '2026-11-22T23:00:00.000Z'],
    ['2026-11-23', 'Asia/Kathmandu', '2026-11-22T18:15:00.000Z'],
    ['2026-11-23', 'Pacific/Kiritimati', '2026-11-22T10:00:00.000Z'],
    // The clock jumps from midnight to one: the day begins at one.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    // The clock goes back to eleven at midnight: the day begins when it is midnight again.
    ['2026-04-05', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
    // At midnight in Havana it is one again: the first of the two is the beginning.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, expected) => {
    expect(startOfDay(day, zone).toISOString()).toBe(expected);
  });

  it('is of 23 and 25 hours where clocks are changed in it', () => {
    const hours = (day: string) =>
      (endOfDay(day, 'Europe/Berlin').getTime() - startOfDay(day, 'Europe/Berlin').getTime()) / 3_600_000;
    expect(['2026-03-29', '2026-10-25', '2026-11-23'].map(hours)).toEqual([23, 25, 24]);
  });

  it('begins where the day before ends, and is itself right then, in every zone', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/Santiago',
      'America/Havana',
      'Asia/Tehran',
      'Australia/Lord_Howe',
    ];
    const days = fc.date({ min: new Date('1990-01-02'), max: new Date('2035-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        const before = new Date(date.getTime() - 86_400_000).toISOString().slice(0, 10);
        const start = startOfDay(day, zone);
        const dayOf = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone });
        expect(endOfDay(before, zone)).toEqual(start);
        expect(dayOf.format(start)).toBe(day);
        expect(dayOf.format(start.getTime() - 1)).toBe(before);
      }),
    );
  });

  it('knows zones by name only', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', '', "'; --"].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
