import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { openStreams } from '@/app/api/articles/[articleId]/events/seats';
import { GET } from '@/app/api/articles/[articleId]/events/route';
import { PUT } from '@/app/api/articles/[articleId]/presence/route';
import { changePassword } from '@/lib/auth/commands';
import { endOtherSessions, endOwnSession } from '@/lib/auth/sessions';
import type { User } from '@/lib/db/generated/client';
import { processHub } from '@/lib/events/hub';
import { newId } from '@/lib/ids';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import type { LiveAnswer } from '@/lib/versions/live-rules';
import { changeRole, leaveWorkspace, removeMember } from '@/lib/workspaces/commands/members';

import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import { beginSession, sessionCookie, signedInRequest } from '../../support/session';
import { annotate, makeArticle, makeTeam } from '../annotations/world';
import { ask } from '../routes/ask';
import { happen, readStream } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let articleId: string;
const open: ReturnType<typeof readStream>[] = [];
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  articleId = await makeArticle(team.actors.owner);
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((stream) => stream.cancel().catch(() => undefined)));
  expect([openStreams(), processHub().subscribers]).toEqual([0, 0]);
});

async function get(
  user: User | null,
  query = '',
  init: { method?: string; headers?: Record<string, string> } = {},
  id = articleId,
) {
  const headers = { accept: 'text/event-stream', ...init.headers };
  const request = await signedInRequest(user, `/api/asked${query}`, { ...init, headers });
  return await GET(request, { params: Promise.resolve({ articleId: id }) });
}

async function follow(...asked: Parameters<typeof get>) {
  const response = await get(...asked);
  if (!response.body) throw new Error('There is no stream.');
  const stream = readStream(response.body);
  open.push(stream);
  return { response, ...stream };
}

describe('GET events', () => {
  test('asks those who are not signed in to do so', async () => {
    const response = await get(null);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      401,
      'application/problem+json',
    ]);
  });

  test('answers an article of another workspace as an unknown one', async () => {
    for (const [user, id] of [
      [others.users.owner, articleId],
      [team.users.owner, newId()],
      [team.users.owner, 'no-id'],
    ] as const) {
      expect((await get(user, '', {}, id)).status).toBe(404);
      expect(await ask(GET, user, { params: { articleId: id } })).toMatchObject({ status: 404 });
    }
  });

  test('streams to those who accept a stream, and nothing keeps it back', async () => {
    const { response, changes } = await follow(team.users.viewer, '?after=1');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const claim = await annotate(team.actors.checker, articleId, 'hold');
    expect(await changes()).toMatchObject({ after: 1, number: 2, annotations: [claim] });
  });

  test('goes on after the last event that the browser names, whatever the address says', async () => {
    await happen(team.actors.checker, articleId);
    await happen(team.actors.checker, articleId);
    const { changes } = await follow(team.users.viewer, '?after=0', { headers: { 'last-event-id': '2' } });
    expect(await changes()).toMatchObject({ after: 2, number: 3 });
  });

  test('ends with gone for somebody who was removed, and for one whose session was revoked', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const one = await follow(team.users.other);
    const two = await follow(team.users.reviewer);
    const three = await follow(team.users.viewer);
    await Promise.all([one, two, three].map((stream) => stream.next('presence')));
    // First, since those who stay are asked who they are when somebody is removed.
    await db.user.update({
      where: { id: team.users.reviewer.id },
      data: { sessionVersion: { increment: 1 } },
    });
    await removeMember(team.actors.owner, team.users.other.id);
    vi.setSystemTime(Date.now() + 6_000);
    await happen(team.actors.checker, articleId);
    expect([await one.read(), await two.read()]).toEqual([
      { name: 'gone', why: 'member' },
      { name: 'gone', why: 'session' },
    ]);
    expect(await three.changes()).toMatchObject({ number: 2 });
  });

  test('ends at once for somebody who is removed or leaves, although they were believed a moment ago', async () => {
    const own = await makeTeam();
    const id = await makeArticle(own.actors.owner);
    const [one, two, three] = [
      await follow(own.users.other, '', {}, id),
      await follow(own.users.reviewer, '', {}, id),
      await follow(own.users.viewer, '', {}, id),
    ];
    await Promise.all([one, two, three].map((stream) => stream.next('presence')));
    // Or it would be the five seconds that somebody is believed which passed.
    vi.useFakeTimers({ toFake: ['Date'] });
    await removeMember(own.actors.owner, own.users.other.id);
    expect(await one.next('gone')).toMatchObject({ why: 'member' });
    await leaveWorkspace(own.actors.reviewer);
    await two.next('gone');
    await changeRole(own.actors.owner, own.users.viewer.id, 'checker');
    for (;;) {
      const { people } = (await three.next('workspace')).now;
      const roleOf = (userId: string) => people.find((person) => person.userId === userId)?.role;
      if (roleOf(own.users.viewer.id) !== 'checker') continue;
      expect([own.users.other.id, own.users.reviewer.id].map(roleOf)).not.toContain('checker');
      break;
    }
  });

  test('ends at once where the session is ended from elsewhere, and goes on in the others', async () => {
    const user = await createUser(db, { password: 'quarry teapot walrus' });
    const { workspaceId } = team.actors.owner;
    await db.membership.create({ data: { workspaceId, userId: user.id, role: 'viewer' } });
    const person = { userId: user.id, name: user.name, email: user.email };
    const sessions = await Promise.all([1, 2, 3].map(() => beginSession(user)));
    const streams = [];
    for (const session of sessions) {
      const cookie = await sessionCookie(user, workspaceId, session);
      streams.push(await follow(null, '', { headers: { cookie } }));
    }
    const [one, two, three] = streams;
    await Promise.all(streams.map((stream) => stream.next('presence')));
    // Or it would be the five seconds that somebody is believed which passed.
    vi.useFakeTimers({ toFake: ['Date'] });
    await endOwnSession(person, sessions[0] ?? '');
    expect(await one?.next('gone')).toMatchObject({ why: 'session' });
    await endOtherSessions(person, sessions[1] ?? '');
    await three?.next('gone');
    await happen(team.actors.checker, articleId);
    await two?.changes();
    await changePassword(person, { current: 'quarry teapot walrus', password: 'seven grey herons' });
    await two?.next('gone');
  });

  test('ends for somebody who is a member elsewhere only', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { editor } = team.users;
    await db.membership.create({
      data: { workspaceId: others.workspace.id, userId: editor.id, role: 'viewer', createdAt: new Date(0) },
    });
    const stream = await follow(editor);
    await stream.next('presence');
    await removeMember(team.actors.owner, editor.id);
    vi.setSystemTime(Date.now() + 6_000);
    await happen(team.actors.checker, articleId);
    expect(await stream.read()).toEqual({ name: 'gone', why: 'member' });
  });

  test('ends the older stream of a page for its newer one', async () => {
    const clientId = newId();
    const older = await follow(team.users.viewer, `?clientId=${clientId}`);
    await older.next('presence');
    const newer = await follow(team.users.viewer, `?clientId=${clientId}`);
    await newer.next('presence');
    expect(await older.read()).toEqual({ name: 'end' });
    expect(openStreams()).toBe(1);
  });

  test('refuses more than forty streams of one person, and only of that person', async () => {
    for (let count = 0; count < 40; count++) await follow(team.users.viewer);
    const refused = await get(team.users.viewer);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '15']);
    await (await follow(team.users.checker)).next('presence');
    await open[0]?.cancel();
    await (await follow(team.users.viewer)).next('presence');
  });

  test('begins no stream for HEAD', async () => {
    const response = await get(team.users.viewer, '', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
  });

  test('answers others once: what happened since, who is there, and whether there is more', async () => {
    const clientId = newId();
    const caret = { clientId, version: 0, anchor: 1, head: 1, annotationId: null, isEditing: true };
    const put = await ask(PUT, team.users.checker, { method: 'PUT', params: { articleId }, json: caret });
    expect(put.status).toBe(204);
    const claim = await annotate(team.actors.checker, articleId, 'hold');
    const asked = async (query: string) =>
      (await ask(GET, team.users.viewer, { params: { articleId }, query })).body as LiveAnswer;
    const presence = [{ ...caret, userId: team.users.checker.id }];
    const workspace = {
      people: expect.arrayContaining([
        { userId: team.users.viewer.id, name: team.users.viewer.name, role: 'viewer' },
      ]) as unknown,
      sufficiency: { ...DEFAULT_SUFFICIENCY, mode: 'off' },
      scale: DEFAULT_SCALE,
    };
    expect(await asked('?after=1')).toEqual({
      changes: expect.objectContaining({ after: 1, number: 2, annotations: [claim] }),
      presence,
      workspace,
      more: false,
      reset: false,
    });
    const nothing = { changes: null, presence, workspace, more: false };
    expect(await asked('?after=2')).toEqual({ ...nothing, reset: false });
    expect(await asked('')).toEqual({ ...nothing, reset: false });
    expect(await asked('?after=3')).toEqual({ ...nothing, reset: true });
  });
});

describe('PUT presence', () => {
  const leave = () => ({ clientId: newId(), leave: true });

  test('asks those who are not signed in to do so', async () => {
    const answer = await ask(PUT, null, { method: 'PUT', params: { articleId }, json: leave() });
    expect(answer).toMatchObject({ status: 401, type: 'application/problem+json' });
  });

  test('answers an article of another workspace as an unknown one', async () => {
    for (const id of [articleId, newId()]) {
      const answer = await ask(PUT, others.users.owner, {
        method: 'PUT',
        params: { articleId: id },
        json: leave(),
      });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });

  test('is for viewers too, and reaches those who follow', async () => {
    const stream = await follow(team.users.checker);
    expect(await stream.next('presence')).toEqual({ name: 'presence', list: [] });
    const nothing = { version: 0, anchor: null, head: null, annotationId: null, isEditing: false };
    const caret = { clientId: newId(), ...nothing };
    await ask(PUT, team.users.viewer, { method: 'PUT', params: { articleId }, json: caret });
    expect((await stream.next('presence')).list).toEqual([{ ...caret, userId: team.users.viewer.id }]);
    await ask(PUT, team.users.viewer, {
      method: 'PUT',
      params: { articleId },
      json: { clientId: caret.clientId, leave: true },
    });
    expect((await stream.next('presence')).list).toEqual([]);
  });
});
