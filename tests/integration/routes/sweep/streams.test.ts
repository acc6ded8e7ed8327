import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { signOutEverywhere } from '@/lib/auth/commands';
import { endOwnSession } from '@/lib/auth/sessions';
import { deleteArticle } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import type { Person } from '@/lib/auth/model';
import type { User } from '@/lib/db/generated/client';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { changeRole, leaveWorkspace, removeMember } from '@/lib/workspaces/commands/members';

import { buildGuest } from '../../../../prisma/factories/guests';
import { createUser } from '../../../../prisma/factories/users';
import { testDatabase } from '../../../support/database';
import { beginSession, sessionCookie } from '../../../support/session';
import { annotate } from '../../annotations/world';
import { ask, askAsGuest, guestCases, reads, type Case } from './cases';
import { makeWorld, type World } from './world';

const STREAM = { accept: 'text/event-stream' };
/** Longer than the slowest machine takes to hear of anything. */
const AT_ONCE_MS = 20_000;

const db = testDatabase();
let world: World;
let owner: Actor;
/** Somebody who has just joined, and the same as an actor. */
let person: User;
let member: Actor;
const open: ReadableStreamDefaultReader<Uint8Array>[] = [];
beforeAll(async () => {
  world = await makeWorld();
  owner = { userId: world.owner.id, workspaceId: world.workspaceId, role: 'owner' };
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  person = await createUser(db);
  member = { userId: person.id, workspaceId: world.workspaceId, role: 'editor' };
  await db.membership.create({ data: member });
  // Nobody is looked at or asked again because time passes: what ends is what was told to.
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.cancel().catch(() => undefined)));
  vi.useRealTimers();
});

const isStream = ({ headers }: Response) =>
  headers.get('content-type')?.startsWith('text/event-stream') ?? false;

interface Heard {
  /** Waits until these words were heard. */
  hear: (words: RegExp) => Promise<void>;
  /** Waits for the end; null when it has not come by then. */
  rest: () => Promise<string | null>;
}

function listenTo({ body }: Response): Heard {
  const reader = body?.getReader();
  if (!reader) throw new Error('There is no stream.');
  open.push(reader);
  let text = '';
  let hasEnded = false;
  void (async () => {
    for (;;) {
      const piece = await reader.read().catch(() => null);
      if (!piece || piece.done) break;
      text += new TextDecoder().decode(piece.value);
    }
    hasEnded = true;
  })();
  const until = async (is: () => boolean) => {
    for (let waited = 0; waited < AT_ONCE_MS && !is(); waited += 20) await sleep(20);
    return is();
  };
  return {
    hear: async (words) => {
      expect(await until(() => words.test(text)), `hears ${words.source}`).toBe(true);
    },
    rest: async () => {
      const from = text.length;
      return (await until(() => hasEnded)) ? text.slice(from) : null;
    },
  };
}

/** Something that everybody who is still there hears of. */
async function happen(): Promise<RegExp> {
  const { id } = await annotate(owner, world.ids.articleId, 'hold');
  return new RegExp(id);
}

const LOSSES: Record<string, (session: string) => Promise<unknown>> = {
  'are removed': () => removeMember(owner, member.userId),
  leave: () => leaveWorkspace(member),
  'have their session ended': (session) => endOwnSession(asPerson(), session),
  'sign out everywhere': () => signOutEverywhere(asPerson()),
};

function asPerson(): Person {
  return { userId: person.id, name: person.name, email: person.email };
}

async function follow(route: Case, session: string, ids = world.ids): Promise<Heard> {
  const cookie = await sessionCookie(person, world.workspaceId, session);
  const response = await ask(route, world, null, { ids, headers: { ...STREAM, cookie } });
  expect(isStream(response)).toBe(true);
  return listenTo(response);
}

/** Every route of members that answers with a stream, found by asking all. */
async function findStreams(): Promise<Case[]> {
  const found: Case[] = [];
  for (const route of reads) {
    const response = await ask(route, world, world.owner, { headers: STREAM });
    if (isStream(response)) found.push(route);
    await response.body?.cancel();
  }
  return found;
}

describe('every stream that a member can open', () => {
  test.each(Object.keys(LOSSES))('ends at once when they %s, and tells nothing more', async (name) => {
    const streams = await findStreams();
    expect(streams.map((route) => route.name)).toContain('GET /api/articles/[articleId]/events');
    const session = await beginSession(person);
    const theirs = await Promise.all(streams.map((route) => follow(route, session)));
    const others = await Promise.all(
      streams.map(async (route) => listenTo(await ask(route, world, world.owner, { headers: STREAM }))),
    );
    for (const { hear } of [...theirs, ...others]) await hear(/event:/);
    await LOSSES[name]?.(session);
    const secret = await happen();
    for (const { rest } of theirs) {
      const told = await rest();
      expect(told).toEqual(expect.any(String));
      expect(told).not.toMatch(secret);
    }
    for (const { hear } of others) await hear(secret);
  });

  test('goes on with a lower role where that may read it, and ends at once where it may not', async () => {
    const session = await beginSession(person);
    for (const route of await findStreams()) {
      await db.membership.updateMany({
        where: { workspaceId: world.workspaceId, userId: person.id },
        data: { role: 'editor' },
      });
      const theirs = await follow(route, session);
      await theirs.hear(/event:/);
      await changeRole(owner, member.userId, 'viewer');
      const told = await happen();
      if (route.facts.needs) expect(await theirs.rest()).not.toMatch(told);
      else await theirs.hear(told);
    }
  });

  test('ends at once for all when its article is deleted', async () => {
    const session = await beginSession(person);
    const streams = await findStreams();
    const theirs = await Promise.all(streams.map((route) => follow(route, session, world.siblingIds)));
    await Promise.all(theirs.map(({ hear }) => hear(/event:/)));
    await deleteArticle(owner, world.siblingIds.articleId);
    for (const { rest } of theirs) expect(await rest()).not.toBeNull();
  });
});

describe('every stream that a guest can open', () => {
  test.each<[string, (guestId: string) => Promise<unknown>]>([
    ['their link is revoked', (guestId) => revokeGuest(owner, world.ids.articleId, guestId)],
    ['whoever let them in is removed', () => removeMember(owner, member.userId)],
  ])('ends at once when %s, and tells nothing more', async (_, lose) => {
    const streams: Heard[] = [];
    const link = buildGuest();
    const { token } = await inviteGuest(member, world.ids.articleId, link);
    for (const route of guestCases) {
      const response = await askAsGuest(route, token, world.ids, STREAM);
      if (isStream(response)) streams.push(listenTo(response));
      else await response.body?.cancel();
    }
    expect(streams).not.toEqual([]);
    for (const { hear } of streams) await hear(/event:/);
    await lose(link.id);
    const secret = await happen();
    for (const { rest } of streams) {
      const told = await rest();
      expect(told).toEqual(expect.any(String));
      expect(told).not.toMatch(secret);
    }
  });
});
