import { describe, expect, test } from 'vitest';
import { dueInWords, dueMoment, dueStanding, whenInWords } from '@/components/articles/due-words';

const BERLIN = { now: Date.parse('2026-11-23T13:00:00.000Z'), timeZone: 'Europe/Berlin' };

describe('a due time', () => {
  test.each([
    ['2026-11-23T13:00:00.000Z', 'overdue'],
    ['2026-11-23T13:00:00.001Z', 'soon'],
    ['2026-11-24T12:59:59.999Z', 'soon'],
    ['2026-11-24T13:00:00.000Z', 'later'],
    ['2026-11-23', 'soon'],
    ['2026-11-22', 'overdue'],
    ['2026-11', 'later'],
    ['2026-10', 'overdue'],
    ['2026', 'later'],
    ['2025', 'overdue'],
    ['2026-13', null],
    ['when it is done', null],
  ])('%j is %s', (due, standing) => {
    expect(dueStanding(due, BERLIN)).toBe(standing);
  });

  test('of a day is over when the day is, on the clock of the reader', () => {
    const overIn = (timeZone: string, due = '2026-02-28') =>
      new Date(dueMoment(due, timeZone) ?? 0).toISOString();
    expect(overIn('UTC')).toBe('2026-03-01T00:00:00.000Z');
    expect(overIn('Europe/Berlin')).toBe('2026-02-28T23:00:00.000Z');
    expect(overIn('America/Lima')).toBe('2026-03-01T05:00:00.000Z');
    expect(overIn('UTC', '2026-12')).toBe('2027-01-01T00:00:00.000Z');
  });

  test.each([
    ['2026-11-23T09:30:00.000Z', 'Overdue since Mon 23 Nov, 10:30'],
    ['2026-11-23T13:01:00.000Z', 'Due in 1 minute, Mon 23 Nov, 14:01'],
    ['2026-11-23T18:00:00.000Z', 'Due in 5 hours, Mon 23 Nov, 19:00'],
    ['2026-11-27T18:00:00.000Z', 'Due Fri 27 Nov, 19:00'],
    ['2027-01-05T18:00:00.000Z', 'Due Tue 5 Jan 2027, 19:00'],
    ['2026-11-21', 'Overdue since 2026-11-21'],
    ['2026-12-01', 'Due 2026-12-01'],
    ['when it is done', 'Due when it is done'],
  ])('%s is said as %j', (due, words) => {
    const { word, when } = dueInWords(due, BERLIN);
    expect(`${word} ${when}`.replace(/(\w{3}), (\d+ \w{3})/, '$1 $2')).toBe(words);
  });

  test('is said in the time zone of whoever reads it', () => {
    const say = (timeZone: string) => whenInWords('2026-11-23T22:30:00.000Z', { ...BERLIN, timeZone });
    expect([say('Asia/Tokyo'), say('America/Lima')]).toEqual([
      expect.stringMatching(/^Tue.*24 Nov.*07:30$/),
      expect.stringMatching(/^Mon.*23 Nov.*17:30$/),
    ]);
  });
});
