import { describe, expect, test } from 'vitest';
import { datedRoleSchema, type DatedRole } from '@/lib/agents/model';
import { roleAt, roleInWords } from '@/lib/agents/role-rules';

const role = (title: string, from = '', to = ''): DatedRole => ({ title, organisation: '', from, to });
const deputy = role('deputy', '2019', '2024-03-10');
const minister = role('minister', '2024-03-11');
const roles = [minister, deputy];

describe('roleAt', () => {
  test.each([
    ['2020-05-01', 'deputy'],
    ['2024-03-10', 'deputy'],
    ['2024-03-11', 'minister'],
    ['2026-03-14T09:40Z', 'minister'],
    // Both may have stood then: the one that began last.
    ['2024', 'minister'],
    ['2019-01-01', 'deputy'],
    ['2018-12-31', null],
    ['', 'minister'],
  ])('on %j finds %j', (date, expected) => {
    expect(roleAt(roles, date)?.title ?? null).toBe(expected);
  });

  test('takes a role without dates for one that stood always, after those that say when', () => {
    expect(roleAt([role('engineer'), deputy], '2020')?.title).toBe('deputy');
    expect(roleAt([role('engineer'), deputy], '1999')?.title).toBe('engineer');
    expect(roleAt([], '2020')).toBeNull();
    expect(roleAt([deputy], '')).toBeNull();
  });
});

test('a role is told with its time', () => {
  const words = [
    { title: 'vice minister', organisation: 'Ministry of Water', from: '2024', to: '' },
    { title: '', organisation: 'Saltmere Lantern', from: '', to: '2019~' },
    { title: 'engineer', organisation: '', from: '', to: '' },
  ].map(roleInWords);
  expect(words).toEqual(['vice minister, Ministry of Water, 2024–', 'Saltmere Lantern, –2019~', 'engineer']);
});

test.each([
  [{ title: ' ', organisation: '' }, ['title']],
  [{ title: 'minister', from: '2024', to: '2019' }, ['to']],
  [{ title: 'minister', from: 'spring' }, ['from']],
  [{ title: 'minister', from: '2019/2024' }, ['from']],
])('%j is no role', (wrong, path) => {
  expect(datedRoleSchema.safeParse(wrong).error?.issues[0]?.path).toEqual(path);
});
