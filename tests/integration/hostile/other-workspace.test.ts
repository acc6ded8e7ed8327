import { beforeAll, expect, test } from 'vitest';

import { newId } from '@/lib/ids';

import { cases, send } from '../routes/sweep/cases';
import { fingerprint } from '../routes/sweep/fingerprint';
import { makeWorld, type World } from '../routes/sweep/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const toward = (id: string) => ({ headers: { 'x-galley-workspace': id } });

test.each(cases)('a request toward a workspace that is not one’s own finds nothing: $name', async (route) => {
  const before = await fingerprint(world.workspaceId);
  for (const id of [newId(), 'none', '']) {
    const { status, body } = await send(route, world, world.owner, toward(id));
    expect([status, body]).toMatchObject([404, { code: 'not_found' }]);
  }
  const { status } = await send(route, world, world.stranger, toward(world.workspaceId));
  expect(status).toBe(404);
  expect(await fingerprint(world.workspaceId)).toEqual(before);
});

test('a request toward one’s own workspace is answered, whatever the browser’s current one is', async () => {
  const add = cases.find(({ name }) => name === 'POST /api/sources');
  const answer =
    add && (await send(add, world, world.owner, { ...toward(world.workspaceId), workspaceId: newId() }));
  expect(answer?.status).toBe(201);
});
