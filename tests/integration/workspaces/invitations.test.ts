import { describe, expect, test } from 'vitest';

import { createUser as signUp } from '@/lib/auth/commands';
import { acceptInvitation } from '@/lib/workspaces/commands/accept-invitation';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { changeRole, removeMember } from '@/lib/workspaces/commands/members';
import { withdrawInvitation } from '@/lib/workspaces/commands/withdraw-invitation';
import { getInvitationByToken, getRole, listInvitations } from '@/lib/workspaces/queries';

import { createUser } from '../../../prisma/factories/users';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';

const db = testDatabase();
const forChecker = { role: 'checker', days: 7, note: 'Bo, night desk' } as const;
const DAY = 24 * 60 * 60 * 1000;

const join = (userId: string, token: string, now?: Date) =>
  db.$transaction((tx) => acceptInvitation(tx, { userId }, token, now));

const eventTypes = async (workspaceId: string) =>
  (await db.event.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })).map(({ type }) => type);

describe('a link', () => {
  test('lets one person in with its role, and is then used', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {} });
    const bo = await createUser(db, { name: 'Bo Lindt' });
    const { token } = await createInvitation(actors.owner, forChecker);
    expect(await getInvitationByToken(token)).toMatchObject({
      state: 'open',
      role: 'checker',
      workspace: { id: workspace.id, name: workspace.name },
      invitedByName: 'The owner',
    });

    expect(await join(bo.id, token)).toEqual({ workspaceId: workspace.id, joined: true });
    expect(await getRole(bo.id, workspace.id)).toBe('checker');
    expect(await getInvitationByToken(token)).toMatchObject({ state: 'used' });
    expect((await listInvitations(actors.owner)).items).toMatchObject([
      { state: 'used', usedByName: 'Bo Lindt', note: 'Bo, night desk', role: 'checker' },
    ]);
    expect(await eventTypes(workspace.id)).toEqual(['invitation.created', 'member.joined']);

    const late = await createUser(db);
    await expect(join(late.id, token)).rejects.toMatchObject({ code: 'conflict', message: /has been used/ });
    expect(await getRole(late.id, workspace.id)).toBeNull();
  });

  test('used by two people at once lets exactly one in', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {} });
    for (let round = 0; round < 5; round++) {
      const people = await Promise.all([createUser(db), createUser(db), createUser(db)]);
      const { token } = await createInvitation(actors.owner, forChecker);
      const outcomes = await Promise.allSettled(people.map(({ id }) => join(id, token)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const roles = await Promise.all(people.map(({ id }) => getRole(id, workspace.id)));
      expect(roles.filter((role) => role !== null)).toEqual(['checker']);
    }
  });

  test('used twice at once by one person lets them in once and refuses nothing', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {} });
    const bo = await createUser(db);
    const { token } = await createInvitation(actors.owner, forChecker);
    const outcomes = await Promise.all([join(bo.id, token), join(bo.id, token)]);
    expect(outcomes.filter(({ joined }) => joined)).toHaveLength(1);
    expect(outcomes.map(({ workspaceId }) => workspaceId)).toEqual([workspace.id, workspace.id]);
    expect(await eventTypes(workspace.id)).toEqual(['invitation.created', 'member.joined']);
  });

  test('is not used up by somebody who is a member already, nor changes their role', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {}, viewer: {} });
    const { token } = await createInvitation(actors.owner, forChecker);
    expect(await join(actors.viewer.userId, token)).toEqual({ workspaceId: workspace.id, joined: false });
    expect(await getRole(actors.viewer.userId, workspace.id)).toBe('viewer');
    expect(await getInvitationByToken(token)).toMatchObject({ state: 'open' });
  });

  test('is kept as a hash only', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {} });
    const { token, id } = await createInvitation(actors.owner, forChecker);
    const row = await db.invitation.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: workspace.id, id } },
    });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify((await listInvitations(actors.owner)).items)).not.toContain(row.tokenHash);
    const events = await db.event.findMany({ where: { workspaceId: workspace.id }, select: { data: true } });
    expect(JSON.stringify(events)).not.toContain(token);
  });

  test('expires when it says', async () => {
    const { actors } = await createWorkspaceWith(db, { owner: {} });
    const made = new Date('2026-11-01T10:00:00Z');
    const { token, expiresAt } = await createInvitation(actors.owner, { ...forChecker, days: 1 }, made);
    expect(expiresAt).toBe('2026-11-02T10:00:00.000Z');
    const end = new Date(made.getTime() + DAY);
    const bo = await createUser(db);
    await expect(join(bo.id, token, end)).rejects.toMatchObject({ code: 'conflict', message: /has expired/ });
    expect(await getInvitationByToken(token, end)).toMatchObject({ state: 'expired' });
    expect(await join(bo.id, token, new Date(end.getTime() - 1))).toMatchObject({ joined: true });
  });

  test('lets nobody in after it was withdrawn', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {}, editor: {} });
    const { token, id } = await createInvitation(actors.owner, forChecker);
    await withdrawInvitation(actors.editor, id);
    await withdrawInvitation(actors.editor, id);
    const bo = await createUser(db);
    await expect(join(bo.id, token)).rejects.toMatchObject({ code: 'conflict', message: /withdrawn/ });
    expect(await eventTypes(workspace.id)).toEqual(['invitation.created', 'invitation.withdrawn']);
  });

  test('cannot be withdrawn once it was used', async () => {
    const { actors } = await createWorkspaceWith(db, { owner: {} });
    const { token, id } = await createInvitation(actors.owner, forChecker);
    await join((await createUser(db)).id, token);
    await expect(withdrawInvitation(actors.owner, id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('that nobody made is not found, and says nothing of any workspace', async () => {
    const bo = await createUser(db);
    expect(await getInvitationByToken('nothing')).toBeNull();
    await expect(join(bo.id, 'nothing')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('gives a new account, or none at all', async () => {
    const { workspace, actors } = await createWorkspaceWith(db, { owner: {} });
    const { token } = await createInvitation(actors.owner, forChecker);
    const account = (email: string) =>
      signUp({ name: 'Bo Lindt', email, password: 'quarry teapot walrus' }, async (tx, person) => {
        await acceptInvitation(tx, person, token);
      });
    const { claims } = await account(`bo-${workspace.id}@lantern.example`);
    expect(await getRole(claims.userId, workspace.id)).toBe('checker');
    await expect(account(`late-${workspace.id}@lantern.example`)).rejects.toMatchObject({ code: 'conflict' });
    const late = await db.user.count({ where: { email: `late-${workspace.id}@lantern.example` } });
    expect(late).toBe(0);
  });
});

describe('who may invite', () => {
  test.each(['reviewer', 'checker', 'viewer'] as const)('is not a %s', async (role) => {
    const { actors } = await createWorkspaceWith(db, { owner: {}, other: { role } });
    const { id } = await createInvitation(actors.owner, forChecker);
    await expect(createInvitation(actors.other, forChecker)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdrawInvitation(actors.other, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listInvitations(actors.other)).toEqual({ items: [], nextCursor: null });
  });

  test('is nobody of another workspace', async () => {
    const mine = await createWorkspaceWith(db, { owner: {} });
    const theirs = await createWorkspaceWith(db, { owner: {} });
    const { id, token } = await createInvitation(mine.actors.owner, forChecker);
    await expect(withdrawInvitation(theirs.actors.owner, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await getInvitationByToken(token)).toMatchObject({ state: 'open' });
    expect((await listInvitations(theirs.actors.owner)).items).toEqual([]);
  });

  test('is decided by the role of this moment, not of when the page was opened', async () => {
    const { actors } = await createWorkspaceWith(db, { owner: {}, editor: {} });
    await changeRole(actors.owner, actors.editor.userId, 'viewer');
    await expect(createInvitation(actors.editor, forChecker)).rejects.toMatchObject({ code: 'forbidden' });
    await removeMember(actors.owner, actors.editor.userId);
    await expect(createInvitation(actors.editor, forChecker)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the links of somebody who may not invite any more', () => {
  test('are withdrawn when they are removed, and when they lose the right', async () => {
    const { actors } = await createWorkspaceWith(db, {
      owner: {},
      editor: {},
      other: { role: 'editor' },
    });
    const removed = await createInvitation(actors.editor, forChecker);
    const demoted = await createInvitation(actors.other, forChecker);
    const kept = await createInvitation(actors.owner, forChecker);
    await removeMember(actors.owner, actors.editor.userId);
    await changeRole(actors.owner, actors.other.userId, 'reviewer');
    expect(await getInvitationByToken(removed.token)).toMatchObject({ state: 'withdrawn' });
    expect(await getInvitationByToken(demoted.token)).toMatchObject({ state: 'withdrawn' });
    expect(await getInvitationByToken(kept.token)).toMatchObject({ state: 'open' });
  });
});

describe('the list of links', () => {
  test('is read in pages, newest first', async () => {
    const { actors } = await createWorkspaceWith(db, { owner: {} });
    const made: string[] = [];
    for (let count = 0; count < 5; count++) made.push((await createInvitation(actors.owner, forChecker)).id);
    const first = await listInvitations(actors.owner, { limit: 3 });
    const second = await listInvitations(actors.owner, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made.toReversed());
    expect(second.nextCursor).toBeNull();
  });
});
