import { beforeAll, expect, test } from 'vitest';

import { newId } from '@/lib/ids';

import { createWorkspace } from '../../../prisma/factories/workspaces';
import { testDatabase } from '../../support/database';
import { cases, send } from '../routes/sweep/cases';
import { fingerprint } from '../routes/sweep/fingerprint';
import { makeWorld, type World } from '../routes/sweep/world';

const db = testDatabase();
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

// A request says for which workspace it is meant in a header, or in its address where it can send none.
const ways = {
  header: (id: string) => ({ headers: { 'x-galley-workspace': id } }),
  address: (id: string) => ({ query: `?workspace=${id}` }),
};

test.each(cases)('a request toward a workspace that is not one’s own finds nothing: $name', async (route) => {
  const before = await fingerprint(world.workspaceId);
  for (const way of Object.values(ways)) {
    for (const id of [newId(), 'none', '']) {
      const { status, body } = await send(route, world, world.owner, way(id));
      expect([status, body]).toMatchObject([404, { code: 'not_found' }]);
    }
    const { status } = await send(route, world, world.stranger, way(world.workspaceId));
    expect(status).toBe(404);
  }
  expect(await fingerprint(world.workspaceId)).toEqual(before);
});

test.each(Object.entries(ways))(
  'a request toward one’s own workspace, named in its %s, is answered, whatever the browser’s current one is',
  async (_, way) => {
    const { id: workspaceId } = await createWorkspace(db, {
      members: [{ userId: world.owner.id, role: 'owner' }],
    });
    const read = cases.find(({ name }) => name === 'GET /api/articles/[articleId]');
    if (!read) throw new Error('There is no such route.');
    expect((await send(read, world, world.owner, { workspaceId })).status).toBe(404);
    expect((await send(read, world, world.owner, { ...way(world.workspaceId), workspaceId })).status).toBe(
      200,
    );
  },
);
