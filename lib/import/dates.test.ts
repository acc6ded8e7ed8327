import { describe, expect, it } from 'vitest';
import { parseDate } from '@/lib/import/dates';

describe('parseDate', () => {
  it.each([
    ['Nov 09, 2023 09:37 PM', '2023-11-09T21:37'],
    ['November 9, 2023', '2023-11-09'],
    ['9 November 2023', '2023-11-09'],
    ['9th of November 2023', '2023-11-09'],
    ['09-Nov-2023', '2023-11-09'],
    ['Sept. 4, 2021', '2021-09-04'],
    ['Thursday, 9 November 2023 at 21:37', '2023-11-09T21:37'],
    ['Thu, 09 Nov 2023 09:37:00 GMT', '2023-11-09T09:37:00Z'],
    ['Thu, 09 Nov 2023 09:37:00 +0100', '2023-11-09T09:37:00+01:00'],
    ['9:37 PM, Thu November 9, 2023', '2023-11-09T21:37'],
    ['21:37 May 3, 2026', '2026-05-03T21:37'],
    ['12:05 a.m., Nov 9, 2023', '2023-11-09T00:05'],
    ['12.05 pm 9 Nov 2023', '2023-11-09T12:05'],
    ['2023-11-09', '2023-11-09'],
    ['2023-11', '2023-11'],
    ['2023', '2023'],
    ['20231109', '2023-11-09'],
    ['2023-11-09T21:37:05.123+0800', '2023-11-09T21:37:05+08:00'],
    ['2023-11-09 21:37', '2023-11-09T21:37'],
    ['2023/11/9', '2023-11-09'],
    ['2023年11月9日', '2023-11-09'],
    ['2023年11月9日 21:37', '2023-11-09T21:37'],
    ['09.11.2023', '2023-11-09'],
    ['9.11.2023, 21.37 Uhr', '2023-11-09T21:37'],
    ['9. November 2023', '2023-11-09'],
    ['13. März 2026', '2026-03-13'],
    ['9 de noviembre de 2023', '2023-11-09'],
    ['1er août 2022', '2022-08-01'],
    ['25/12/2023', '2023-12-25'],
    ['12/25/2023', '2023-12-25'],
    ['05/05/2023', '2023-05-05'],
    ['March 2026', '2026-03'],
    ['14 March 2026, 09:40 UTC+1', '2026-03-14T09:40+01:00'],
    ['14 March 2026 09:40 (local time)', '2026-03-14T09:40'],
  ])('reads %j as %s', (written, iso) => {
    expect(parseDate(written)).toBe(iso);
  });

  it('keeps a named zone out rather than guess its offset', () => {
    expect(parseDate('March 14, 2026 9:40 AM EST')).toBe('2026-03-14T09:40');
  });

  it.each([
    ['03/04/2023', 'day and month cannot be told apart'],
    ['31 February 2026', 'there is no such day'],
    ['2026-02-29', 'there is no such day'],
    ['14 March', 'the year is missing'],
    ['25:10, 14 March 2026', 'there is no such hour'],
    ['13:61 14 March 2026', 'there is no such minute'],
    ['The ferry returns on 2 May 2026', 'it is a sentence'],
    ['Ma 2026', 'no month is called so'],
    ['Ju 3, 2026', 'two months begin so'],
    ['8849-12-01', 'the year is not of our time'],
    ['', 'it is empty'],
  ])('refuses %j, because %s', (written) => {
    expect(parseDate(written)).toBeNull();
  });
});
