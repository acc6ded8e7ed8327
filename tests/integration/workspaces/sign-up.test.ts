import { describe, expect, test } from 'vitest';

import { createSampleArticle } from '@/lib/articles/sample/create-sample-article';
import { createUser } from '@/lib/auth/commands';
import { newId } from '@/lib/ids';
import { joinWorkspace } from '@/lib/workspaces/commands/accept-invitation';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { createOwnWorkspace, createWorkspace } from '@/lib/workspaces/commands/create-workspace';

import { createUser as buildUser } from '../../../prisma/factories/users';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';

const db = testDatabase();
const someone = () => ({
  name: 'Ottilie Brandt',
  email: `o-${newId()}@lantern.example`,
  password: 'quarry teapot walrus',
});

describe('a new person', () => {
  test('has a desk with the sample article on it, annotated', async () => {
    const { claims } = await createUser(someone(), async (tx, person) => {
      await createSampleArticle(tx, await createWorkspace(tx, person));
    });
    const [workspace, ...others] = await db.workspace.findMany({
      where: { memberships: { some: { userId: claims.userId } } },
      include: { articles: { include: { annotations: true } } },
    });
    expect(others).toEqual([]);
    expect(workspace?.name).toBe('Ottilie Brandt’s desk');
    expect(workspace?.articles).toHaveLength(1);
    expect(workspace?.articles[0]?.annotations.length).toBeGreaterThan(10);
  });

  test('is not made when the sample cannot be, nor their workspace', async () => {
    const input = someone();
    let workspaceId = '';
    const failing = createUser(input, async (tx, person) => {
      ({ workspaceId } = await createWorkspace(tx, person));
      throw new Error('no sample today');
    });
    await expect(failing).rejects.toThrow('no sample today');
    expect(await db.user.count({ where: { email: input.email } })).toBe(0);
    expect(await db.workspace.count({ where: { id: workspaceId } })).toBe(0);
  });

  test('with a very long name still gets a desk', async () => {
    const { claims } = await createUser({ ...someone(), name: '🦉'.repeat(100) }, (tx, person) =>
      createWorkspace(tx, person),
    );
    const workspace = await db.workspace.findFirstOrThrow({ where: { createdById: claims.userId } });
    expect(workspace.name).toBe(`${'🦉'.repeat(90)}’s desk`);
  });
});

describe('somebody without a workspace', () => {
  test('starts one of their own once, even when they ask twice at once', async () => {
    const { id: userId, name } = await buildUser(db);
    const start = () => createOwnWorkspace({ userId, name }, createSampleArticle);
    await Promise.all([start(), start()]);
    const workspaces = await db.workspace.findMany({
      where: { memberships: { some: { userId } } },
      include: { articles: true },
    });
    expect(workspaces).toHaveLength(1);
    expect(workspaces[0]?.articles).toHaveLength(1);
  });

  test('gets none beside the one they joined meanwhile', async () => {
    const { actors, workspace } = await createWorkspaceWith(db, { owner: {} });
    const { id: userId, name } = await buildUser(db);
    const { token } = await createInvitation(actors.owner, { role: 'viewer', days: 1, note: '' });
    await joinWorkspace({ userId }, token);
    await createOwnWorkspace({ userId, name }, createSampleArticle);
    const memberships = await db.membership.findMany({ where: { userId } });
    expect(memberships).toMatchObject([{ workspaceId: workspace.id, role: 'viewer' }]);
  });
});
