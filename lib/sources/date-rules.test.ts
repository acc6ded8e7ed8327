import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysOfDate,
  parseSourceDate,
  renderSourceDate,
  sourceDateSchema,
  yearOfDate,
} from '@/lib/sources/date-rules';

describe('a date', () => {
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-03', '2026-03-01', '2026-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-03-14', '2026-03-14', '2026-03-14'],
    ['2026-03-14T09:40', '2026-03-14', '2026-03-14'],
    ['2026-03-14T09:40:12+08:00', '2026-03-14', '2026-03-14'],
    ['2026-03-14T09:40Z', '2026-03-14', '2026-03-14'],
    ['2026~', '2026-01-01', '2026-12-31'],
    ['2026-03?', '2026-03-01', '2026-03-31'],
    ['2026-03-14%', '2026-03-14', '2026-03-14'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['20XX', '2000-01-01', '2099-12-31'],
    ['2026-XX', '2026-01-01', '2026-12-31'],
    ['2026-03-XX', '2026-03-01', '2026-03-31'],
    ['2026-XX-XX', '2026-01-01', '2026-12-31'],
    ['2026-21', '2026-03-01', '2026-05-31'],
    ['2026-24', '2026-12-01', '2027-02-28'],
    ['2026-03/2026-05', '2026-03-01', '2026-05-31'],
    ['2026-03/..', '2026-03-01', null],
    ['/2026-03', null, '2026-03-31'],
    ['0850', '0850-01-01', '0850-12-31'],
  ])('%s runs from %s to %s, and is rendered as it was', (text, from, to) => {
    const date = parseSourceDate(text);
    expect(date && renderSourceDate(date)).toBe(text);
    expect(daysOfDate(text)).toEqual({ from, to });
    expect(sourceDateSchema.parse(` ${text} `)).toBe(text);
  });

  test.each([
    '..',
    '/',
    '../..',
    'last week',
    '26',
    '2026-3',
    '2026-13',
    '2026-20',
    '2026-25',
    '2026-02-30',
    '2025-02-29',
    '2026-21-03',
    '2026-03-14T24:00',
    '2026-03-14T09',
    '2026-03-XXT09:40',
    '2X26',
    '201X-03',
    '2026-1X',
    '2026-XX-14',
    '2026-05/2026-03',
    '2026/2027/2028',
    '2026??',
    'X026',
  ])('%s is none', (text) => {
    expect(parseSourceDate(text)).toBeNull();
    expect(sourceDateSchema.safeParse(text).error?.issues[0]?.message).toMatch(/Give the date as 2026-03-14/);
  });

  test('that was taken before is taken still', () => {
    const taken = fc
      .date({
        min: new Date('0001-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59Z'),
        noInvalidDate: true,
      })
      .chain((date) => fc.constantFrom(...[4, 7, 10, 16, 19].map((end) => date.toISOString().slice(0, end))));
    fc.assert(
      fc.property(taken, (text) => {
        const date = parseSourceDate(text);
        expect(date && renderSourceDate(date)).toBe(text);
      }),
    );
  });

  test('is read only from what it is rendered as', () => {
    const near = fc.string({ unit: fc.constantFrom(...Array.from('0123456789X-/.T:Z~?%')), maxLength: 12 });
    fc.assert(
      fc.property(near, (text) => {
        const date = parseSourceDate(text);
        if (date) expect(renderSourceDate(date)).toBe(text);
      }),
    );
  });
});

test.each([
  ['2026-03-14', 2026],
  ['2026~', 2026],
  ['2025/2027', 2025],
  ['../2027', 2027],
  ['201X', null],
  ['', null],
])('the year of %s is %s', (text, year) => {
  expect(yearOfDate(text)).toBe(year);
});
