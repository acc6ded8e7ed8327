import { describe, expect, test } from 'vitest';
import { listArticles } from '@/lib/articles/queries';
import { ROLES, type Actor } from '@/lib/auth/actor';
import { findByCredentials } from '@/lib/auth/sign-in';
import { seedStory } from '@/prisma/seed-story';

import { testDatabase } from '../../support/database';

describe('the seed', () => {
  test('makes one newsroom, however often it is run, and tells how to sign in', async () => {
    const db = testDatabase();
    const lines: string[] = [];
    await seedStory(db, (line) => lines.push(line));
    await seedStory(db, () => undefined);

    const told = lines.flatMap((line) => /\S+@\S+/.exec(line)?.[0] ?? []);
    expect(told).toHaveLength(ROLES.length);
    const people = await db.user.findMany({
      where: { email: { in: told } },
      select: { email: true, memberships: true },
    });
    const roles = people.flatMap(({ memberships }) => memberships.map(({ role }) => role));
    expect(new Set(roles)).toEqual(new Set(ROLES));
    const password = /"(.+)"/.exec(lines[1] ?? '')?.[1] ?? '';
    for (const { email } of people) expect(await findByCredentials({ email, password })).not.toBeNull();

    const [membership] = people[0]?.memberships ?? [];
    const { items } = await listArticles(membership as Actor, { sort: 'published', direction: 'asc' });
    expect(items.map(({ title, updatedAt }) => [title, updatedAt])).toEqual([
      ['Quillmoor’s library will stay open all night, town votes', '2026-10-09T14:05:00.000Z'],
      ['Harbour clock to strike again', '2026-10-12T16:40:00.000Z'],
    ]);
    expect(items[0]?.openItems).toBeGreaterThan(0);
    expect(items[1]?.annotations).toEqual({});
    // One of them is restricted to the checker.
    expect(await db.source.count({ where: { workspaceId: membership?.workspaceId ?? '' } })).toBe(8);
    const placements = await db.anchor.groupBy({
      by: ['placement'],
      where: { articleId: items[0]?.id ?? '' },
      _count: true,
    });
    expect(placements.map(({ placement }) => placement)).toEqual(
      expect.arrayContaining(['placed', 'moved', 'changed', 'orphaned']),
    );
  });
});
