import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { testDatabase } from '../../../support/database';
import { cases, send, writes } from './cases';
import { fingerprint } from './fingerprint';
import { poisonedBodies, WRONG_BODIES } from './hostile-bodies';
import { WRONG_QUERIES } from './hostile-queries';
import { makeWorld, type World } from './world';

const db = testDatabase();
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

describe.each(writes.filter(({ facts }) => facts.body))('$name', (route) => {
  test('refuses bodies of every wrong kind and fails at none', async () => {
    const { body, large = [] } = route.facts;
    const before = await fingerprint(world.workspaceId);
    for (const { name, bytes } of [...WRONG_BODIES, ...poisonedBodies(body?.(world.ids))]) {
      if (large.some((field) => name === `1 MB at ${field}`)) continue;
      const { status, type } = await send(route, world, world.owner, { bytes });
      expect([name, status, type]).toEqual([name, expect.toSatisfy(isOurWord), 'application/problem+json']);
      await db.rateLimit.deleteMany();
    }
    expect(await fingerprint(world.workspaceId)).toEqual(before);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'json', ''])(
    'refuses a body of the type %j',
    async (type) => {
      const { status } = await send(route, world, world.owner, { headers: { 'content-type': type } });
      expect(status).toBe(415);
    },
  );
});

describe.each(cases.filter(({ facts }) => facts.does === 'read'))('$name', (route) => {
  test('fails at no query', async () => {
    for (const query of WRONG_QUERIES) {
      const { status, type } = await send(route, world, world.owner, { query });
      const isProblem = isOurWord(status) && type === 'application/problem+json';
      expect([query, status]).toEqual([query, isProblem ? status : 200]);
      await db.rateLimit.deleteMany();
    }
  });
});

function isOurWord(status: number): boolean {
  return [404, 409, 413, 415, 422].includes(status);
}
