import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { User } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { signSession } from '@/lib/auth/session';

import { testDatabase } from '../../support/database';
import { beginSession } from '../../support/session';
import { annotate } from '../annotations/world';
import { fingerprint } from '../routes/sweep/fingerprint';
import { letGuestsIn, type Tokens } from '../routes/sweep/outsiders';
import { makeWorld, type World } from '../routes/sweep/world';
import { ACTIONS, actions, forGuests, forMembers, nothing } from './actions';

// What Next tells an action of its request; the actions themselves are the real ones.
const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-galley-address': '192.0.2.9' }),
  cookies: async () => ({
    get: (name: string) => cookies.has(name) && { value: cookies.get(name) },
    set: () => undefined,
  }),
}));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const db = testDatabase();
let world: World;
let tokens: Tokens;
let guest: User;
/** A query to the author on the article of the link, one on each other article, and what is on it and the team's own. */
let queryId: string;
let beyond: Record<string, string>;
beforeAll(async () => {
  world = await makeWorld();
  ({ tokens, user: guest } = await letGuestsIn(world));
  const { workspaceId, ids, siblingIds, strangerIds } = world;
  const owner = { userId: world.owner.id, workspaceId, role: 'owner' } as const;
  const there = await db.membership.findFirstOrThrow({ where: { userId: world.stranger.id } });
  const stranger = { userId: world.stranger.id, workspaceId: there.workspaceId, role: 'owner' } as const;
  const query = {
    kind: 'query',
    fields: { question: 'Who observed it?', askedOf: 'author', blocking: true },
  } as const;
  queryId = (await annotate(owner, ids.articleId, 'observers', query)).id;
  const gone = await annotate(owner, ids.articleId, 'master', { kind: 'note' });
  await deleteAnnotation(owner, ids.articleId, gone.id);
  beyond = {
    'that was a note of the team': gone.id,
    'on another article': (await annotate(owner, siblingIds.articleId, 'observers', query)).id,
    'of another workspace': (await annotate(stranger, strangerIds.articleId, 'observers', query)).id,
    'that is a note of the team': (await annotate(owner, ids.articleId, 'hold', { kind: 'note' })).id,
    'that is a cleared sentence': (
      await annotate(owner, ids.articleId, 'spring', { kind: 'cleared', fields: { reason: 'opinion' } })
    ).id,
  };
});
beforeEach(async () => {
  cookies.clear();
  await db.rateLimit.deleteMany();
});

async function send(name: string, input: Record<string, unknown>): Promise<string> {
  const answer = await actions[name]?.(input);
  return answer?.ok === false ? `${answer.error.code}: ${answer.error.message}` : 'done';
}

async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await fingerprint(world.workspaceId);
  await work();
  expect(await fingerprint(world.workspaceId)).toEqual(before);
}

describe.each(forGuests)('$name', ({ name, guests }) => {
  test('answers every other token as one that nobody made', async () => {
    await changesNothing(async () => {
      const nobody = await send(name, guests(tokens.unknown, queryId));
      expect(nobody).toMatch(/^not_found/);
      for (const which of ['revoked', 'expired'] as const) {
        expect([which, await send(name, guests(tokens[which], queryId))]).toEqual([which, nobody]);
      }
    });
  });

  test('answers whatever is beyond the article of the link as what is not there', async () => {
    await changesNothing(async () => {
      const nothingThere = await send(name, guests(tokens.open, newId()));
      expect(nothingThere).toMatch(/^not_found/);
      for (const [which, annotationId] of Object.entries(beyond)) {
        expect([which, await send(name, guests(tokens.open, annotationId))]).toEqual([which, nothingThere]);
      }
      for (const which of ['elsewhere', 'foreign'] as const) {
        expect([which, await send(name, guests(tokens[which], queryId))]).toEqual([which, nothingThere]);
      }
    });
  });

  test('is done for whoever holds the link, also while a member is signed in on that browser', async () => {
    const { name: cookie, value } = await signSession(await beginSession(world.viewer));
    cookies.set(cookie, value);
    expect(await send(name, guests(tokens.open, queryId))).toBe('done');
    const row = await db.event.findFirstOrThrow({
      where: { workspaceId: world.workspaceId },
      orderBy: { id: 'desc' },
    });
    expect(row.actorId).toBe(guest.id);
  });
});

const others = Object.entries(ACTIONS).flatMap(([name, facts]) =>
  facts === 'person' || (typeof facts === 'object' && 'needs' in facts) ? [name] : [],
);

test.each(others)('%s knows no guest: their token opens it as little as nothing', async (name) => {
  const facts = ACTIONS[name];
  const body = typeof facts === 'object' && 'needs' in facts ? facts.body(nothing()) : {};
  await changesNothing(async () => {
    for (const cookie of ['next-auth.session-token', 'galley-workspace', 'galley-guest']) {
      cookies.clear();
      cookies.set(cookie, tokens.open);
      expect(await send(name, { ...body, token: tokens.open })).toMatch(/^unauthenticated/);
    }
  });
});

// Nobody can sign in as them; if somebody could, they would be no more than one who belongs nowhere.
test.each(forMembers)('$name gives the person who stands for a guest nothing', async ({ name, body }) => {
  const { name: cookie, value } = await signSession(await beginSession(guest));
  cookies.set(cookie, value).set('galley-workspace', world.workspaceId);
  await changesNothing(async () => {
    expect(await send(name, body(nothing()))).toMatch(/^forbidden: You are not a member of any workspace/);
  });
});
