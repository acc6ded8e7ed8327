import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { GET } from '@/app/g/[token]/events/route';
import { PUT } from '@/app/g/[token]/presence/route';
import { openStreams } from '@/app/api/articles/[articleId]/events/seats';
import { createEventParser } from '@/components/desk/live/parse-event-stream';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { archiveArticle, deleteArticle } from '@/lib/articles/commands';
import { processHub } from '@/lib/events/hub';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { newsBetween, type GuestLiveAnswer, type GuestOutline } from '@/lib/guests/outline-rules';
import { consumeLimit } from '@/lib/http/limits';
import { newId } from '@/lib/ids';
import { listPresence } from '@/lib/versions/presence';

import { buildGuest } from '../../../prisma/factories/guests';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { happen } from '../live/world';
import { ask } from '../routes/ask';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
const open: { cancel: () => Promise<void> }[] = [];

beforeEach(async () => {
  await db.rateLimit.deleteMany();
  team = (await makeTeam()).actors;
  articleId = await makeArticle(team.checker);
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((stream) => stream.cancel().catch(() => undefined)));
  expect([openStreams(), processHub().subscribers]).toEqual([0, 0]);
});

async function letIn(made = new Date(), days = 14) {
  const guest = buildGuest({ days });
  const { token } = await inviteGuest(team.editor, articleId, guest, made);
  return { id: guest.id, token };
}

async function get(token: string, clientId = newId(), accept = 'text/event-stream') {
  const request = new Request(`http://127.0.0.1:3000/g/asked/events?clientId=${clientId}`, {
    headers: { accept, 'x-galley-address': '192.0.2.7' },
  });
  return await GET(request, { params: Promise.resolve({ token }) });
}

type Said = { name: 'outline'; outline: GuestOutline } | { name: string; outline?: undefined };

/** What a guest's stream says: `next` waits for what follows, `silent` is whether nothing does for a while. */
async function follow(token: string, clientId?: string) {
  const response = await get(token, clientId);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const reader = response.body?.getReader();
  if (!reader) throw new Error('There is no stream.');
  open.push(reader);
  const parse = createEventParser();
  const decoder = new TextDecoder();
  const waiting: Said[] = [];
  const next = async (): Promise<Said> => {
    for (;;) {
      const said = waiting.shift();
      if (said) return said;
      const piece = await reader.read();
      if (piece.done) return { name: 'end' };
      for (const { name, data } of parse(decoder.decode(piece.value, { stream: true }))) {
        waiting.push(name === 'outline' ? { name, outline: JSON.parse(data) as GuestOutline } : { name });
      }
    }
  };
  const outline = async () => {
    const said = await next();
    if (!said.outline) throw new Error(`The stream said ${said.name}.`);
    return said.outline;
  };
  return { next, outline };
}

describe('the stream of a guest', () => {
  test('tells what the page would show, and again when the team annotates and comments', async () => {
    const { token } = await letIn();
    const { outline } = await follow(token);
    const before = await outline();
    expect(before.items).toEqual([]);
    const claim = await annotate(team.checker, articleId, '80 metres long');
    const marked = await outline();
    expect(marked.items).toMatchObject([[claim.id, expect.any(String), 0]]);
    await addComment(team.checker, articleId, claim.id, { id: newId(), body: 'Says who?' });
    expect(newsBetween(marked, await outline())).toEqual({ count: 1, isTextNew: false });
  });

  test('says nothing of notes, sources and whatever else is the team’s, not even that it happened', async () => {
    const { token } = await letIn();
    const { outline } = await follow(token);
    await outline();
    const note = { kind: 'note', fields: { body: 'Between us.' } } as const;
    const { id } = await annotate(team.checker, articleId, 'harbour master', note);
    await addComment(team.checker, articleId, id, { id: newId(), body: 'Our own talk.' });
    await addSource(team.checker, { title: 'The secret ledger', access: 'restricted' });
    await happen(team.checker, articleId, { type: 'guest.invited', subjectId: newId() });
    const claim = await annotate(team.checker, articleId, '80 metres long');
    // What is told next is what the guest sees, and there is nothing before it.
    expect((await outline()).items.map(([itemId]) => itemId)).toEqual([claim.id]);
  });

  test('tells one who comes back how it stands then, so that nothing is missed', async () => {
    const { token } = await letIn();
    const clientId = newId();
    const first = await follow(token, clientId);
    await first.outline();
    const second = await follow(token, clientId);
    const known = await second.outline();
    expect(await first.next()).toEqual({ name: 'end' });
    await open.pop()?.cancel();
    await annotate(team.checker, articleId, '80 metres long');
    const third = await follow(token, clientId);
    expect(newsBetween(known, await third.outline()).count).toBe(1);
  });

  test('ends at once when the link is revoked, and only of that link', async () => {
    const [one, two] = [await letIn(), await letIn()];
    const [here, there] = [await follow(one.token), await follow(two.token)];
    await Promise.all([here.outline(), there.outline()]);
    await revokeGuest(team.owner, articleId, one.id);
    expect([await here.next(), await here.next()]).toEqual([{ name: 'gone' }, { name: 'end' }]);
    await annotate(team.checker, articleId, '80 metres long');
    expect((await there.outline()).items).toHaveLength(1);
    expect((await get(one.token)).status).toBe(404);
  });

  test('goes on at once when the clock of the machine is set back', async () => {
    const { token } = await letIn();
    vi.useFakeTimers({ toFake: ['Date'] });
    const { outline } = await follow(token);
    await outline();
    for (const words of ['80 metres long', 'harbour master']) {
      vi.setSystemTime(Date.now() - 3_600_000);
      const claim = await annotate(team.checker, articleId, words);
      expect((await outline()).items.map(([id]) => id)).toContain(claim.id);
    }
  });

  test('ends when the link expires, without anything else happening', async () => {
    // Or a slow machine would come too late to the open link.
    vi.useFakeTimers({ toFake: ['Date'] });
    const days = 2;
    const { token } = await letIn(new Date(Date.now() - days * 86_400_000 + 1_000), days);
    const { outline, next } = await follow(token);
    await outline();
    vi.setSystemTime(Date.now() + 10_000);
    expect(await next()).toEqual({ name: 'gone' });
  });

  test('ends when the article is deleted, and rests when it is in the archive', async () => {
    const { token } = await letIn();
    const { outline, next } = await follow(token);
    const before = await outline();
    await archiveArticle(team.editor, articleId);
    expect(newsBetween(before, await outline()).isTextNew).toBe(true);
    expect([await next(), await next()]).toEqual([{ name: 'rest' }, { name: 'end' }]);
    const again = await follow(token);
    await again.outline();
    expect(await again.next()).toEqual({ name: 'rest' });
    const other = await makeArticle(team.checker);
    articleId = other;
    const there = await follow((await letIn()).token);
    await there.outline();
    await deleteArticle(team.owner, other);
    expect(await there.next()).toEqual({ name: 'gone' });
  });

  test('is one of eight at most, and asks are counted by the link', async () => {
    const { id, token } = await letIn();
    for (let count = 0; count < 8; count++) await follow(token);
    const ninth = await get(token);
    expect([ninth.status, ninth.headers.get('retry-after')]).toEqual([429, '15']);
    await Promise.all(Array.from({ length: 120 }, () => consumeLimit('guest', id).catch(() => undefined)));
    expect((await get(token, newId(), 'application/json')).status).toBe(429);
    expect((await get((await letIn()).token, newId(), 'application/json')).status).toBe(200);
  });
});

describe('a guest who asks once', () => {
  test('is answered how it stands; a token that opens nothing is answered as none', async () => {
    const claim = await annotate(team.checker, articleId, '80 metres long');
    const { id, token } = await letIn();
    const answered = (await (await get(token, newId(), 'application/json')).json()) as GuestLiveAnswer;
    expect(answered.outline.items).toMatchObject([[claim.id, expect.any(String), 0]]);
    await revokeGuest(team.owner, articleId, id);
    const answers = await Promise.all([token, `${token}x`, 'short'].map((each) => get(each)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('a guest with an open page', () => {
  test('is seen by the team until the page is closed or the link revoked', async () => {
    const { id, token } = await letIn();
    const [clientId, other] = [newId(), newId()];
    const put = async (json: object) => await ask(PUT, null, { method: 'PUT', params: { token }, json });
    const present = async () => (await listPresence(team.viewer, articleId)).map((page) => page.clientId);
    expect((await put({ clientId })).status).toBe(204);
    await put({ clientId: other });
    expect(await present()).toEqual([clientId, other].toSorted());
    await put({ clientId, leave: true });
    expect(await present()).toEqual([other]);
    await revokeGuest(team.owner, articleId, id);
    expect(await present()).toEqual([]);
    expect((await put({ clientId })).status).toBe(404);
  });
});
