import { beforeEach, describe, expect, test } from 'vitest';

import { Prisma } from '@/lib/db/generated/client';

import type { WorkspaceWith } from '../../support/actors';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { logEvents } from './world';

const db = testDatabase();
let team: WorkspaceWith<'owner'>;
beforeEach(async () => {
  team = await createWorkspaceWith(db, { owner: {} });
  await logEvents(team.actors.owner, [{ type: 'moon.landed', data: { by: 'us' } }]);
});

const readLog = () =>
  db.event.findMany({ where: { workspaceId: team.workspace.id }, orderBy: { id: 'asc' } });

/** What somebody could try who has got hold of the application's own connection. */
const TRIES: [name: string, statement: Prisma.Sql][] = [
  ['changing a row', Prisma.sql`UPDATE events SET type = 'moon.faked'`],
  ['changing nothing', Prisma.sql`UPDATE events SET type = type WHERE false`],
  ['changing JSON', Prisma.sql`UPDATE events SET data = '{}'`],
  ['deleting a row', Prisma.sql`DELETE FROM events`],
  ['emptying the table', Prisma.sql`TRUNCATE events`],
  ['emptying what it hangs on', Prisma.sql`TRUNCATE workspaces CASCADE`],
  [
    'writing over a row',
    Prisma.sql`INSERT INTO events (id, workspace_id, type)
      SELECT id, workspace_id, 'moon.faked' FROM events LIMIT 1 ON CONFLICT (id) DO UPDATE SET type = excluded.type`,
  ],
  [
    'merging into a row',
    Prisma.sql`MERGE INTO events e USING (SELECT 1) AS one ON true WHEN MATCHED THEN UPDATE SET type = 'moon.faked'`,
  ],
];

describe('the log refuses the application itself', () => {
  test.each(TRIES)('%s', async (_, statement) => {
    const before = await readLog();
    await expect(db.$executeRaw(statement)).rejects.toThrow('rows of events are never changed or deleted');
    expect(await readLog()).toEqual(before);
  });

  test('deleting the workspace that it is of', async () => {
    await expect(
      db.$executeRaw`DELETE FROM workspaces WHERE id = ${team.workspace.id}::uuid`,
    ).rejects.toThrow();
    expect(await readLog()).toHaveLength(1);
  });

  test('a number given twice on one article', async () => {
    const { workspaceId } = team.actors.owner;
    const twice = { type: 'moon.landed', articleId: workspaceId, number: 1 };
    await logEvents(team.actors.owner, [twice]);
    await expect(logEvents(team.actors.owner, [twice])).rejects.toThrow('Unique constraint');
  });
});
