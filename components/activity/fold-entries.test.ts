import { describe, expect, it } from 'vitest';

import { foldByDay } from '@/components/activity/fold-entries';
import type { ActivityEntry } from '@/lib/activity/model';

function entry(at: string, parts: Partial<ActivityEntry> = {}): ActivityEntry {
  const by = { id: 'ida', name: 'Ida Maren' };
  const article = { id: 'quay', title: 'The quay', isGone: false };
  return {
    id: at,
    at,
    type: 'article.edited',
    group: 'text',
    by,
    said: [],
    sentence: '',
    article,
    about: [],
    ...parts,
  };
}

describe('the activity by days', () => {
  it('follows the clock of the person', () => {
    const late = entry('2026-11-22T23:30:00.000Z', { type: 'comment.added' });
    expect(foldByDay([late], 'UTC').map(({ day }) => day)).toEqual(['2026-11-22']);
    expect(foldByDay([late], 'Europe/Berlin').map(({ day }) => day)).toEqual(['2026-11-23']);
    expect(foldByDay([], 'UTC')).toEqual([]);
  });

  it('tells what one person wrote in one go as one, and nothing else', () => {
    const times = [9, 8, 7, 6, 5, 4].map((minute) => `2026-11-23T10:0${minute}:00.000Z`);
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = times;
    const days = foldByDay(
      [
        entry(a),
        entry(b),
        entry(c, { by: { id: 'ove', name: null } }),
        entry(d, { type: 'comment.added' }),
        entry(e, { type: 'comment.added' }),
        entry(f),
      ],
      'UTC',
    );
    const told = days.flatMap(({ entries }) => entries.map(({ count, since }) => [count, since]));
    expect(told).toEqual([
      [2, b],
      [1, c],
      [1, d],
      [1, e],
      [1, f],
    ]);
  });

  it('does not tell what was written before midnight on the day after', () => {
    const days = foldByDay([entry('2026-11-23T00:01:00.000Z'), entry('2026-11-22T23:59:00.000Z')], 'UTC');
    expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
      ['2026-11-23', 1],
      ['2026-11-22', 1],
    ]);
  });
});
