import { describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import { createWorkspace } from '@/lib/workspaces/commands/create-workspace';
import { changeRole, leaveWorkspace, removeMember } from '@/lib/workspaces/commands/members';
import { renameWorkspace } from '@/lib/workspaces/commands/rename-workspace';
import {
  countOwners,
  getAccount,
  getRole,
  getWorkspace,
  listMembers,
  listPeople,
} from '@/lib/workspaces/queries';

import { createUser } from '../../../prisma/factories/users';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';

const db = testDatabase();

async function createAssigned(actor: Actor, assigneeId: string): Promise<string> {
  const { workspaceId, userId } = actor;
  const by = { createdById: userId, updatedById: userId };
  const article = await db.article.create({
    data: {
      workspaceId,
      id: newId(),
      title: 'Ferry',
      doc: {},
      text: '',
      textHash: '',
      wordCount: 0,
      ...by,
    },
  });
  const annotation = await db.annotation.create({
    data: { workspaceId, id: newId(), articleId: article.id, kind: 'claim', assigneeId, ...by },
  });
  return annotation.id;
}

describe('a member', () => {
  test('gets another role from an owner, and only from one', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {}, editor: {}, checker: {} });
    const { userId } = actors.checker;
    await changeRole(actors.owner, userId, 'reviewer');
    expect(await getRole(userId, workspace.id)).toBe('reviewer');
    await expect(changeRole(actors.editor, userId, 'viewer')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeRole(actors.checker, userId, 'owner')).rejects.toMatchObject({ code: 'forbidden' });
    const events = await db.event.findMany({ where: { workspaceId: workspace.id } });
    expect(events).toMatchObject([
      { type: 'member.role_changed', subjectId: userId, data: { from: 'checker', to: 'reviewer' } },
    ]);
  });

  test('who is removed keeps their name, but has no work and no way in', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, {
      owner: {},
      checker: {},
      other: { role: 'checker' },
    });
    const theirs = await createAssigned(actors.owner, actors.checker.userId);
    const others = await createAssigned(actors.owner, actors.other.userId);
    await removeMember(actors.owner, actors.checker.userId);

    expect(await getRole(actors.checker.userId, workspace.id)).toBeNull();
    const assignees = await db.annotation.findMany({
      where: { workspaceId: workspace.id },
      select: { id: true, assigneeId: true, version: true },
    });
    expect(assignees).toContainEqual({ id: theirs, assigneeId: null, version: 2 });
    expect(assignees).toContainEqual({ id: others, assigneeId: actors.other.userId, version: 1 });
    expect(await listPeople(actors.owner)).toContainEqual({
      userId: actors.checker.userId,
      name: 'The checker',
      role: null,
    });
    const [event] = await db.event.findMany({ where: { workspaceId: workspace.id, articleId: null } });
    expect(event).toMatchObject({
      type: 'member.removed',
      actorId: actors.owner.userId,
      subjectId: actors.checker.userId,
      data: { role: 'checker', unassigned: 1 },
    });
  });

  test('removed from one workspace keeps the work of another', async () => {
    const first = await createWorkspaceWith(db, { owner: {}, checker: {} });
    const second = await createWorkspaceWith(db, { owner: {} });
    const bo = first.actors.checker.userId;
    await db.membership.create({ data: { workspaceId: second.workspace.id, userId: bo, role: 'checker' } });
    const kept = await createAssigned(second.actors.owner, bo);
    await removeMember(first.actors.owner, bo);
    const annotation = await db.annotation.findFirstOrThrow({ where: { id: kept } });
    expect(annotation.assigneeId).toBe(bo);
  });

  test('may leave, whatever their role', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {}, viewer: {} });
    await leaveWorkspace(actors.viewer);
    expect(await getRole(actors.viewer.userId, workspace.id)).toBeNull();
    await expect(leaveWorkspace(actors.viewer)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is removed by owners only', async () => {
    const { actors } = await createWorkspaceWith(db, { owner: {}, editor: {}, viewer: {} });
    const { userId } = actors.viewer;
    await expect(removeMember(actors.editor, userId)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('of another workspace is not found, whoever asks', async () => {
    const mine = await createWorkspaceWith(db, { owner: {} });
    const theirs = await createWorkspaceWith(db, { owner: {}, checker: {} });
    const { userId } = theirs.actors.checker;
    const { owner } = mine.actors;
    await expect(removeMember(owner, userId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(changeRole(owner, userId, 'viewer')).rejects.toMatchObject({ code: 'not_found' });
    await expect(changeRole(owner, newId(), 'viewer')).rejects.toMatchObject({ code: 'not_found' });
    expect(await getRole(userId, theirs.workspace.id)).toBe('checker');
    // An actor whose workspace was exchanged for another is nobody there.
    const forged = { ...owner, workspaceId: theirs.workspace.id };
    await expect(removeMember(forged, userId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the last owner', () => {
  test('can neither go nor become anything else', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {}, editor: {} });
    const { userId } = actors.owner;
    const refusal = { code: 'conflict', message: /needs an owner/ };
    await expect(changeRole(actors.owner, userId, 'editor')).rejects.toMatchObject(refusal);
    await expect(removeMember(actors.owner, userId)).rejects.toMatchObject(refusal);
    await expect(leaveWorkspace(actors.owner)).rejects.toMatchObject(refusal);
    expect(await getRole(userId, workspace.id)).toBe('owner');
  });

  test('may go once there is another one', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {}, editor: {} });
    await changeRole(actors.owner, actors.editor.userId, 'owner');
    await leaveWorkspace(actors.owner);
    expect(await getRole(actors.editor.userId, workspace.id)).toBe('owner');
  });

  test('stays when two owners go at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { actors } = await createWorkspaceWith(db, {
        first: { role: 'owner' },
        second: { role: 'owner' },
      });
      const { first, second } = actors;
      const outcomes = await Promise.allSettled([
        leaveWorkspace(first),
        changeRole(second, second.userId, 'viewer'),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await countOwners(first)).toBe(1);
    }
  });
});

describe('the list of members', () => {
  test('is read in pages and shows addresses to those who may invite, and everybody their own', async () => {
    const { actors, users } = await createWorkspaceWith(db, { owner: {}, editor: {}, viewer: {} });
    const first = await listMembers(actors.editor, { limit: 2 });
    const second = await listMembers(actors.editor, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items]).toMatchObject([
      { userId: users.owner.id, name: 'The owner', email: users.owner.email, role: 'owner' },
      { userId: users.editor.id, name: 'The editor', email: users.editor.email, role: 'editor' },
      { userId: users.viewer.id, name: 'The viewer', email: users.viewer.email, role: 'viewer' },
    ]);
    const seen = await listMembers(actors.viewer);
    expect(seen.items.map(({ email }) => email)).toEqual([null, null, users.viewer.email]);
  });

  test('and the people whose names are known are those of the workspace only', async () => {
    const { actors, users } = await createWorkspaceWith(db, { owner: {}, checker: {} });
    await createWorkspaceWith(db, { owner: {}, viewer: {} });
    const people = await listPeople(actors.owner);
    expect(people.map(({ userId }) => userId)).toEqual([users.checker.id, users.owner.id]);
    expect((await listMembers(actors.owner)).items).toHaveLength(2);
  });
});

describe('a workspace', () => {
  test('is made with its maker as owner, named after them', async () => {
    const user = await createUser(db, { name: 'Ottilie Brandt' });
    const actor = await db.$transaction((tx) => createWorkspace(tx, { userId: user.id, name: user.name }));
    expect(await getAccount(actor)).toEqual({
      userId: user.id,
      name: 'Ottilie Brandt',
      email: user.email,
      timeZone: '',
      role: 'owner',
      workspace: { id: actor.workspaceId, name: 'Ottilie Brandt’s desk' },
      workspaces: [{ id: actor.workspaceId, name: 'Ottilie Brandt’s desk', role: 'owner' }],
    });
    const [event] = await db.event.findMany({ where: { workspaceId: actor.workspaceId } });
    expect(event).toMatchObject({ type: 'workspace.created', actorId: user.id });
  });

  test('is renamed by owners only, and says from what to what', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {}, editor: {} }, 'Night desk');
    await expect(renameWorkspace(actors.editor, 'Day desk')).rejects.toMatchObject({ code: 'forbidden' });
    await renameWorkspace(actors.owner, 'Day desk');
    await renameWorkspace(actors.owner, 'Day desk');
    expect(await getWorkspace(actors.editor)).toEqual({ id: workspace.id, name: 'Day desk' });
    const events = await db.event.findMany({ where: { workspaceId: workspace.id } });
    expect(events).toMatchObject([
      { type: 'workspace.renamed', data: { from: 'Night desk', to: 'Day desk' } },
    ]);
  });
});
