import { describe, expect, test } from 'vitest';

import { actorFromRequest, personFromRequest } from '@/lib/auth/session';
import { newId } from '@/lib/ids';

import { createUser } from '../../../prisma/factories/users';
import { createWorkspace } from '../../../prisma/factories/workspaces';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { sessionCookie, signedInRequest } from '../../support/session';

const db = testDatabase();

describe('who sends a request', () => {
  test('is nobody without a cookie', async () => {
    expect(await personFromRequest(await signedInRequest(null, '/'))).toBeNull();
    expect(await actorFromRequest(await signedInRequest(null, '/'))).toBeNull();
  });

  test('is the person of the session, without anything secret', async () => {
    const user = await createUser(db, { name: 'Ottilie Brandt', password: 'seven swans a-swimming' });
    const person = await personFromRequest(await signedInRequest(user, '/'));
    expect(person).toEqual({ userId: user.id, name: 'Ottilie Brandt', email: user.email });
  });

  test('is nobody once the session version was raised', async () => {
    const user = await createUser(db);
    await db.user.update({ where: { id: user.id }, data: { sessionVersion: { increment: 1 } } });
    expect(await personFromRequest(await signedInRequest(user, '/'))).toBeNull();
  });

  test('is nobody when the account is gone', async () => {
    const user = await createUser(db);
    await db.user.delete({ where: { id: user.id } });
    expect(await personFromRequest(await signedInRequest(user, '/'))).toBeNull();
  });

  test.each([
    ['cut off', (cookie: string) => cookie.slice(0, -4)],
    [
      'changed',
      (cookie: string) => cookie.replace(/\.([^.]*)$/, (_, end: string) => `.${end.toLowerCase()}`),
    ],
    ['made up', () => 'next-auth.session-token=letmein'],
    ['empty', () => 'next-auth.session-token='],
    ['malformed', () => 'next-auth.session-token=%E0%A4%A'],
  ])('is nobody when the cookie is %s', async (_, spoil) => {
    const cookie = spoil(await sessionCookie(await createUser(db)));
    const request = new Request('http://127.0.0.1:3000/', { headers: { cookie } });
    expect(await personFromRequest(request)).toBeNull();
  });

  test('acts in the workspace joined last, until another is chosen', async () => {
    const { users, actors } = await createWorkspaceWith(db, { owner: {} });
    const later = new Date(Date.now() + 60_000);
    const second = await createWorkspace(db, {
      createdAt: later,
      members: [
        { userId: (await createUser(db)).id, role: 'owner' },
        { userId: users.owner.id, role: 'checker' },
      ],
    });
    expect(await actorFromRequest(await signedInRequest(users.owner, '/'))).toEqual({
      userId: users.owner.id,
      workspaceId: second.id,
      role: 'checker',
    });
    const chosen = { workspaceId: actors.owner.workspaceId };
    expect(await actorFromRequest(await signedInRequest(users.owner, '/', chosen))).toEqual(actors.owner);
  });

  test('never acts in a workspace of others, whatever the cookie names', async () => {
    const mine = await createWorkspaceWith(db, { owner: {} });
    const theirs = await createWorkspaceWith(db, { owner: {} });
    const chosen = { workspaceId: theirs.workspace.id };
    const actor = await actorFromRequest(await signedInRequest(mine.users.owner, '/', chosen));
    expect(actor).toEqual(mine.actors.owner);
  });

  test('acts in the workspace that the request itself names, and in no other', async () => {
    const { users, actors } = await createWorkspaceWith(db, { owner: {} });
    const second = await createWorkspace(db, { members: [{ userId: users.owner.id, role: 'checker' }] });
    const theirs = await createWorkspaceWith(db, { owner: {} });
    const asked = async (workspace: string) =>
      await actorFromRequest(
        await signedInRequest(users.owner, '/', {
          workspaceId: second.id,
          headers: { 'x-galley-workspace': workspace },
        }),
      );
    expect(await asked(actors.owner.workspaceId)).toEqual(actors.owner);
    expect(await asked(second.id)).toMatchObject({ workspaceId: second.id, role: 'checker' });
    for (const other of [theirs.workspace.id, newId(), 'none', '']) expect(await asked(other)).toBeNull();
  });

  test('is no actor without a workspace', async () => {
    const user = await createUser(db);
    expect(await actorFromRequest(await signedInRequest(user, '/'))).toBeNull();
  });
});
