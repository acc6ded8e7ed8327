import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLocalField, toLocalField } from '@/components/articles/local-time';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Lima',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'America/St_Johns',
];

describe('a time on the clock of a zone', () => {
  test.each([
    ['Europe/Berlin', '2026-11-23T18:00', '2026-11-23T17:00:00.000Z'],
    ['Europe/Berlin', '2026-07-23T18:00', '2026-07-23T16:00:00.000Z'],
    // The night in which the clock is put forward, and the one in which it is put back, before and after.
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['Pacific/Auckland', '2026-11-24T07:00', '2026-11-23T18:00:00.000Z'],
    ['America/Lima', '2026-11-23T13:00', '2026-11-23T18:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-23T23:45', '2026-11-23T18:00:00.000Z'],
  ])('in %s, %s, is the moment %s', (zone, field, at) => {
    expect(fromLocalField(field, zone)).toBe(at);
    expect(toLocalField(at, zone)).toBe(field);
  });

  test('comes out of the field as it went in', () => {
    const minute = fc.integer({ min: Date.UTC(2000, 0, 2) / 60_000, max: Date.UTC(2999, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (minutes, zone) => {
        const field = toLocalField(new Date(minutes * 60_000).toISOString(), zone);
        expect(field).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
        expect(toLocalField(fromLocalField(field, zone), zone)).toBe(field);
      }),
    );
  });

  test('is nothing where there is nothing, or what is no time', () => {
    expect(toLocalField(null, 'UTC')).toBe('');
    expect(fromLocalField('', 'UTC')).toBeNull();
    expect(fromLocalField('2026-13-41T99:00', 'UTC')).toBeNull();
  });
});
