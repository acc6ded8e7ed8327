import { describe, expect, test } from 'vitest';

import { GET } from '@/app/api/members/route';

import { createUser } from '../../../prisma/factories/users';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';

const db = testDatabase();
const context = { params: Promise.resolve({}) };

describe('GET /api/members', () => {
  test('is refused to those who are not signed in', async () => {
    const response = await GET(await signedInRequest(null, '/api/members'), context);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  });

  test('never lists the members of a workspace that is not mine', async () => {
    const mine = await createWorkspaceWith(db, { owner: {} });
    const theirs = await createWorkspaceWith(db, { owner: {}, checker: {} });
    const chosen = { workspaceId: theirs.workspace.id };
    const response = await GET(await signedInRequest(mine.users.owner, '/api/members', chosen), context);
    const { items } = (await response.json()) as { items: { userId: string }[] };
    expect(items.map(({ userId }) => userId)).toEqual([mine.users.owner.id]);
    const nowhere = await GET(await signedInRequest(await createUser(db), '/api/members'), context);
    expect(nowhere.status).toBe(403);
  });

  test('lists them a page at a time', async () => {
    const { users } = await createWorkspaceWith(db, { owner: {}, checker: { name: 'Bo Lindt' } });
    const ask = async (query: string) => {
      const response = await GET(await signedInRequest(users.owner, `/api/members${query}`), context);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const first = await ask('?limit=1');
    expect(first.body).toMatchObject({ items: [{ name: 'The owner', role: 'owner' }] });
    const second = await ask(`?limit=1&cursor=${String(first.body['nextCursor'])}`);
    expect(second.body).toMatchObject({ items: [{ name: 'Bo Lindt', role: 'checker' }], nextCursor: null });
    expect((await ask('?limit=0')).status).toBe(422);
    expect((await ask('?cursor=nothing')).status).toBe(422);
  });
});
