import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeAll, describe, expect, test } from 'vitest';

import { newId } from '@/lib/ids';
import { createHub, type Hub, type Wake } from '@/lib/events/hub';

import { testDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { makeArticle, makeTeam } from '../annotations/world';
import { happen, killListeners, listeners } from './world';

const db = testDatabase();
const hubs: Hub[] = [];
const hubWith = (options?: Parameters<typeof createHub>[0]) => {
  const hub = createHub({ firstRetryMs: 20, ...options });
  hubs.push(hub);
  return hub;
};
let earlier: readonly number[] = [];
const listening = async () => (await listeners()).filter((pid) => !earlier.includes(pid)).length;

let team: Awaited<ReturnType<typeof makeTeam>>;
let articleId: string;
beforeAll(async () => {
  earlier = await listeners();
  team = await makeTeam();
  articleId = await makeArticle(team.actors.owner);
});
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

function subscribe(hub: Hub, id = articleId) {
  const wakes: Wake[] = [];
  const leave = hub.subscribe(team.workspace.id, id, (wake) => wakes.push(wake));
  return { wakes, leave };
}

describe('a hub', () => {
  test('tells the subscribers of every process the number of an event, once it is committed', async () => {
    const [one, other] = [subscribe(hubWith()), subscribe(hubWith())];
    await eventually(() => expect([one.wakes, other.wakes]).toEqual([['anything'], ['anything']]));
    const number = await happen(team.actors.checker, articleId);
    await eventually(() => expect([one.wakes[1], other.wakes[1]]).toEqual([{ number }, { number }]));
  });

  test('tells of no other article, of the same workspace or another', async () => {
    const hub = hubWith();
    const here = subscribe(hub);
    const foreign: Wake[] = [];
    hub.subscribe(newId(), articleId, (wake) => foreign.push(wake));
    await eventually(() => expect(here.wakes).toHaveLength(1));
    await happen(team.actors.checker, await makeArticle(team.actors.owner));
    await happen(team.actors.checker, articleId);
    await eventually(() => expect(here.wakes).toHaveLength(2));
    expect(foreign).toEqual(['anything']);
  });

  test('tells nothing of what was not committed', async () => {
    const { wakes } = subscribe(hubWith());
    await eventually(() => expect(wakes).toHaveLength(1));
    await expect(
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_notify('galley_article', ${`${team.workspace.id}/${articleId}/99`})`;
        throw new Error('not now');
      }),
    ).rejects.toThrow('not now');
    const number = await happen(team.actors.checker, articleId);
    await eventually(() => expect(wakes).toEqual(['anything', { number }]));
  });

  test('uses one connection for all, opens it for the first and closes it some time after the last', async () => {
    // Those of hubs that were closed may be on their way out.
    await eventually(async () => expect(await listening()).toBe(0));
    const hub = hubWith({ graceMs: 50 });
    const [one, other] = [subscribe(hub), subscribe(hub, newId())];
    await eventually(async () => expect([hub.isListening, await listening()]).toEqual([true, 1]));
    one.leave();
    one.leave();
    expect(hub.subscribers).toBe(1);
    await sleep(100);
    expect(await listening()).toBe(1);
    other.leave();
    await eventually(async () => expect([hub.isListening, await listening()]).toEqual([false, 0]));
    const again = subscribe(hub);
    await eventually(() => expect(again.wakes).toEqual(['anything']));
    expect(one.wakes).toHaveLength(1);
  });

  test('comes back when its connection is killed, wakes everybody, and hears what happens from then on', async () => {
    const { wakes } = subscribe(hubWith());
    await eventually(() => expect(wakes).toHaveLength(1));
    await killListeners(earlier);
    const missed = await happen(team.actors.checker, articleId);
    await eventually(() => expect(wakes.filter((wake) => wake === 'anything')).toHaveLength(2));
    const heard = await happen(team.actors.checker, articleId);
    expect(heard).toBe(missed + 1);
    await eventually(() => expect(wakes).toContainEqual({ number: heard }));
  });

  test('stays closed once it is closed', async () => {
    const hub = hubWith();
    subscribe(hub);
    await hub.close();
    const late = subscribe(hub);
    await sleep(100);
    await eventually(async () => expect(await listening()).toBe(0));
    expect([hub.isListening, late.wakes]).toEqual([false, []]);
  });
});
