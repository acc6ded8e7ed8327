import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { testDatabase } from '../../../support/database';
import { askAsGuest, cases, guestCases, send, writes } from './cases';
import { fingerprint } from './fingerprint';
import { carriersOf, letGuestsIn, type Tokens } from './outsiders';
import { makeWorld, randomIds, type Ids, type World } from './world';

const db = testDatabase();
let world: World;
let tokens: Tokens;
let guest: Awaited<ReturnType<typeof letGuestsIn>>['user'];
beforeAll(async () => {
  world = await makeWorld();
  ({ tokens, user: guest } = await letGuestsIn(world));
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await fingerprint(world.workspaceId);
  await work();
  expect(await fingerprint(world.workspaceId)).toEqual(before);
}

describe.each(cases)('$name', (route) => {
  test('knows no guest: their token opens it as little as nothing, however it is sent', async () => {
    await changesNothing(async () => {
      const nobody = await send(route, world, null);
      expect(nobody.status).toBe(401);
      for (const { name, ...sent } of carriersOf(tokens.open)) {
        const { status, body } = await send(route, world, null, sent);
        expect([name, status, body]).toEqual([name, 401, nobody.body]);
      }
      const ids = { ...world.ids };
      for (const level of route.levels) ids[level] = tokens.open;
      expect(await send(route, world, null, { ids, bodyIds: world.ids })).toMatchObject({ status: 401 });
    });
  });

  // Nobody can sign in as them; if somebody could, they would be no more than one who belongs nowhere.
  test('gives the person who stands for a guest nothing', async () => {
    const { workspaceId } = world;
    await changesNothing(async () => {
      const removed = await send(route, world, world.removed, { workspaceId });
      for (const ids of [world.ids, randomIds()]) {
        const answer = await send(route, world, guest, { ids, workspaceId });
        expect([answer.status, answer.body]).toEqual([403, removed.body]);
      }
      const headers = { 'x-galley-workspace': workspaceId };
      expect((await send(route, world, guest, { headers })).status).toBe(404);
    });
  });
});

const naming = writes.filter(({ facts }) => facts.bodyIds?.some((name) => /userId$/i.test(name)));
describe.each(naming)('$name', (route) => {
  test('takes a guest, and one who was removed, as little as somebody who is not there', async () => {
    await changesNothing(async () => {
      for (const name of route.facts.bodyIds ?? []) {
        if (!/userId$/i.test(name)) continue;
        const by = (id: string) => send(route, world, world.owner, { bodyIds: { ...world.ids, [name]: id } });
        const nobody = await by(randomIds().userId);
        expect(nobody.status).toBeOneOf([404, 422]);
        for (const id of [guest.id, world.removed.id, world.moved.id, world.stranger.id]) {
          expect((await by(id)).body).toEqual(nobody.body);
        }
      }
    });
  });
});

describe.each(guestCases)('$name', (route) => {
  const ask = async (token: string, ids: Ids) => {
    const response = await askAsGuest(route, token, ids);
    const isStream = /event-stream/.test(response.headers.get('content-type') ?? '');
    if (isStream) await response.body?.cancel();
    const text = isStream ? '' : (await response.text()).replace(/"requestId":"[^"]*"/, '');
    return { status: response.status, text };
  };

  test('answers whoever holds a link that is open', async () => {
    expect(await ask(tokens.open, world.ids)).toMatchObject({ status: route.facts.status });
  });

  test('answers every other token as one that nobody made', async () => {
    await changesNothing(async () => {
      const nothing = await ask(tokens.unknown, world.ids);
      expect(nothing.status).toBe(404);
      for (const name of ['revoked', 'expired'] as const) {
        expect([name, await ask(tokens[name], world.ids)]).toEqual([name, nothing]);
      }
      for (const token of ['', '.', '__proto__', 'a\0b', world.ids.guestId, 'x'.repeat(5_000)]) {
        expect((await ask(token, world.ids)).status).toBe(404);
      }
    });
  });

  test('opens what is of the article of the link, and nothing beyond it', async () => {
    if (route.levels.length === 0) return;
    await changesNothing(async () => {
      const nothing = await ask(tokens.open, randomIds());
      expect(nothing.status).toBe(404);
      for (const ids of [world.siblingIds, world.strangerIds]) {
        expect(await ask(tokens.open, ids)).toEqual(nothing);
      }
      for (const name of ['elsewhere', 'foreign'] as const) {
        expect([name, await ask(tokens[name], world.ids)]).toEqual([name, nothing]);
      }
    });
  });
});
