import { describe, expect, test } from 'vitest';
import { groupByDay } from '@/components/versions/day-groups';
import { newId } from '@/lib/ids';
import type { HistoryItem } from '@/lib/versions/history-rules';

const by = newId();
const sitting = (to: number, endedAt: string): HistoryItem => ({
  kind: 'sitting',
  from: to - 1,
  to,
  authorId: by,
  proposedByIds: [],
  startedAt: endedAt,
  endedAt,
  added: 0,
  dropped: 0,
  excerpt: [],
});
const named = (version: number, at: string): HistoryItem => ({
  kind: 'revision',
  id: newId(),
  version,
  name: 'a',
  textHash: '',
  at,
  byId: by,
});

describe('the days of a history', () => {
  test('are those of the time zone that is asked for', () => {
    const items = [sitting(2, '2026-11-23T23:30:00Z'), sitting(1, '2026-11-23T12:00:00Z')];
    expect(groupByDay(items, 'UTC').map(({ day }) => day)).toEqual(['2026-11-23']);
    expect(groupByDay(items, 'Asia/Tokyo').map(({ day, items: told }) => [day, told.length])).toEqual([
      ['2026-11-24', 1],
      ['2026-11-23', 1],
    ]);
  });

  test('come once each, in order, also when an old version was named later', () => {
    const items = [
      sitting(2, '2026-11-23T12:00:00Z'),
      named(1, '2026-11-25T09:00:00Z'),
      sitting(1, '2026-11-20T12:00:00Z'),
    ];
    const groups = groupByDay(items, 'UTC');
    expect(groups.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-20']);
    expect(groups.flatMap((group) => group.items)).toEqual(items);
  });
});
