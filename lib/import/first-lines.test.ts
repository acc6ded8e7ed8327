import { describe, expect, it } from 'vitest';
import { agencyNamed } from '@/lib/import/agencies';
import { readFirstLines } from '@/lib/import/first-lines';

const values = (...lines: string[]) =>
  Object.fromEntries(Object.entries(readFirstLines(lines)).map(([field, { value }]) => [field, value]));

describe('readFirstLines', () => {
  it.each([
    ['By Mira Olsund', { byline: 'Mira Olsund' }],
    ['by Mira Olsund and Tove Orrin', { byline: 'Mira Olsund and Tove Orrin' }],
    ['By MIRA OLSUND, Harrow Correspondent', { byline: 'MIRA OLSUND, Harrow Correspondent' }],
    ['By Imre van der Aal, Jr.', { byline: 'Imre van der Aal, Jr.' }],
    ['Von Käthe Brünn', { byline: 'Käthe Brünn' }],
    ['作者：李薇', { byline: '李薇' }],
    ['By Mira Olsund, 14 March 2026', { byline: 'Mira Olsund', publishedAt: '2026-03-14' }],
    [
      'By Mira Olsund · The Harrow Courier · 14 March 2026, 09:40',
      { byline: 'Mira Olsund', publishedAt: '2026-03-14T09:40' },
    ],
    ['By Reuters', { byline: 'Reuters', agency: 'Reuters' }],
    ['Published: Nov 09, 2023 09:37 PM', { publishedAt: '2023-11-09T21:37' }],
    ['First published on 9 November 2023', { publishedAt: '2023-11-09' }],
    ['发布时间：2023年11月9日 21:37', { publishedAt: '2023-11-09T21:37' }],
    ['14.03.2026', { publishedAt: '2026-03-14' }],
    ['Source: Xinhua News Agency', { agency: 'Xinhua' }],
    ['来源：哈罗日报', { outlet: '哈罗日报' }],
    ['HARROW, March 3 (Xinhua) - The ferry will return.', { agency: 'Xinhua' }],
    ['HARROW/SALTMERE, 3 March (Reuters) — The ferry will return.', { agency: 'Reuters' }],
    ['HARROW (AP) — The ferry will return.', { agency: 'AP' }],
    ['Harrow, March 3 (AFP) - The ferry will return.', { agency: 'AFP' }],
    ['SALTMERE, March 14 (Northwire) - The ferry will return.', { agency: 'Northwire' }],
    ['新华社哈罗3月3日电 渡轮将恢复。', { agency: 'Xinhua' }],
  ])('reads %j', (line, expected) => {
    expect(values(line)).toEqual(expected);
  });

  it.each([
    ['By the time the boat arrived, the pier was gone', 'it is the beginning of a sentence'],
    ['By Monday the pier was gone', 'it is the beginning of a sentence'],
    ['By Mira Olsund. She wrote it on the ferry.', 'it is more than a byline'],
    ['The ferry (AP) is a boat', 'no place and dash stand around the name'],
    ['The council (Harrow) - three members', 'the place is not in capitals and the name no known agency'],
    ['Updated: 10 November 2023', 'it is the date of a change'],
    ['2026', 'it may be any number'],
  ])('leaves %j alone, because %s', (line) => {
    expect(values(line)).toEqual({});
  });

  it('says from which line it has something, and takes the first', () => {
    const found = readFirstLines(['A title', 'By Mira Olsund', 'By Tove Orrin']);
    expect(found).toEqual({ byline: { value: 'Mira Olsund', from: 'line 2: “By Mira Olsund”' } });
  });

  it('does not look for a byline deep in the text', () => {
    expect(values(...Array<string>(30).fill('Some line'), 'By Mira Olsund')).toEqual({});
  });
});

describe('agencyNamed', () => {
  it('knows names and signs, but not words that look like signs', () => {
    expect(agencyNamed('The Associated Press')).toBe('AP');
    expect(agencyNamed('DPA')).toBe(agencyNamed('dpa'));
    expect(agencyNamed('pa')).toBeNull();
    expect(agencyNamed('The Harrow Courier')).toBeNull();
  });
});
