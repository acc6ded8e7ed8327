import { describe, expect, test } from 'vitest';
import { dueInWords, dueMoment, dueStanding, momentInWords } from '@/components/articles/due-words';

const NOW = Date.parse('2026-11-23T13:00:00.000Z');

describe('a due time', () => {
  test.each([
    ['2026-11-23T13:00:00.000Z', 'overdue'],
    ['2026-11-23T13:00:00.001Z', 'soon'],
    ['2026-11-24T12:59:59.999Z', 'soon'],
    ['2026-11-24T13:00:00.000Z', 'later'],
    ['2026-11-23', 'soon'],
    ['2026-11-21', 'overdue'],
    ['2026-11', 'later'],
    ['2026-10', 'overdue'],
    ['2026', 'later'],
    ['2025', 'overdue'],
    ['2026-13', null],
    ['when it is done', null],
  ])('%j is %s', (due, standing) => {
    expect(dueStanding(due, NOW)).toBe(standing);
  });

  test('of a day is over when the day is, on the clock of the reader', () => {
    expect(dueMoment('2026-02-28')).toBe(new Date(2026, 2, 1).getTime());
    expect(dueMoment('2026-12')).toBe(new Date(2027, 0, 1).getTime());
  });

  test.each([
    ['2026-11-23T09:30:00.000Z', 'Overdue since Mon 23 Nov, 10:30'],
    ['2026-11-23T13:01:00.000Z', 'Due in 1 minute, Mon 23 Nov, 14:01'],
    ['2026-11-23T18:00:00.000Z', 'Due in 5 hours, Mon 23 Nov, 19:00'],
    ['2026-11-27T18:00:00.000Z', 'Due Fri 27 Nov, 19:00'],
    ['2027-01-05T18:00:00.000Z', 'Due Tue 5 Jan 2027, 19:00'],
    ['2026-11-21', 'Overdue since 2026-11-21'],
    ['2026-12-01', 'Due 2026-12-01'],
  ])('%s is said as %j', (due, words) => {
    expect(dueInWords(due, NOW, 'Europe/Berlin').replace(/(\w{3}), (\d+ \w{3})/, '$1 $2')).toBe(words);
  });

  test('is said in the time zone of whoever reads it', () => {
    const at = '2026-11-23T22:30:00.000Z';
    const say = (timeZone: string) => momentInWords(at, { timeZone, now: NOW });
    expect([say('Asia/Tokyo'), say('America/Lima')]).toEqual([
      expect.stringMatching(/^Tue.*24 Nov.*07:30$/),
      expect.stringMatching(/^Mon.*23 Nov.*17:30$/),
    ]);
  });
});
