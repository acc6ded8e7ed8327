import { describe, expect, it } from 'vitest';

import { activityPath, isFiltered, readActivityQuery, withFilter } from '@/lib/activity/list-rules';

const ID = '0199a1b2-0000-7000-8000-00000000000a';
const whole = {
  person: ID,
  group: 'verdicts',
  item: ID,
  article: ID,
  from: '2026-11-01',
  to: '2026-11-23',
  zone: 'Europe/Berlin',
  cursor: '4711',
} as const;

describe('the address of the activity', () => {
  it('is read back as it was written', () => {
    const path = activityPath('/activity', whole);
    expect(readActivityQuery(Object.fromEntries(new URL(path, 'http://desk.example').searchParams))).toEqual(
      whole,
    );
    expect(activityPath('/activity', {})).toBe('/activity');
  });

  it('names no time zone where no day is asked for', () => {
    expect(activityPath('/activity', { zone: 'Europe/Berlin' })).toBe('/activity');
  });

  it.each([
    { person: 'Ida' },
    { group: 'constructor' },
    { group: ['text', 'talk'] },
    { from: '0000-01-01' },
    { from: '2026-02-30' },
    { zone: 'Mars/Olympus' },
    { cursor: '0' },
    { cursor: '-1' },
    { cursor: '9'.repeat(19) },
    { unheardOf: '1' },
  ])('leaves out %j', (params) => {
    expect(readActivityQuery(params)).toEqual({});
  });

  it('begins with the newest when a filter is set or taken away', () => {
    expect(withFilter(whole, { person: undefined, group: 'talk' })).toEqual({
      group: 'talk',
      item: ID,
      article: ID,
      from: '2026-11-01',
      to: '2026-11-23',
      zone: 'Europe/Berlin',
    });
    expect(isFiltered(whole)).toBe(true);
    expect(isFiltered({ zone: 'UTC', cursor: '1', limit: 3 })).toBe(false);
  });
});
