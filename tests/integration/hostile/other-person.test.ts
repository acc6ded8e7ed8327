import { beforeAll, describe, expect, test } from 'vitest';

import { cases, send, writes } from '../routes/sweep/cases';
import { fingerprint } from '../routes/sweep/fingerprint';
import { randomIds, makeWorld, type World } from '../routes/sweep/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const by = (id: string) => ({ headers: { 'x-galley-person': id } });

describe('what one person did, sent after another signed in on the same browser', () => {
  test.each(writes)('is not done under the other’s name: $name', async (route) => {
    const before = await fingerprint(world.workspaceId);
    for (const id of [world.viewer.id, world.stranger.id, randomIds().userId, '']) {
      const { status, body } = await send(route, world, world.owner, by(id));
      expect([status, body]).toMatchObject([401, { code: 'unauthenticated' }]);
    }
    expect(await fingerprint(world.workspaceId)).toEqual(before);
  });

  test('is done when the first signs in again', async () => {
    const add = cases.find(({ name }) => name === 'POST /api/sources');
    const answer = add && (await send(add, world, world.owner, by(world.owner.id)));
    expect(answer?.status).toBe(201);
  });
});
