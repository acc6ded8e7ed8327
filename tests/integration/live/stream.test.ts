import { setTimeout as sleep } from 'node:timers/promises';

import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { openStream } from '@/app/api/articles/[articleId]/events/stream';
import { deleteArticle } from '@/lib/articles/commands';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeThread } from '@/lib/annotations/commands/change-thread';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { createHub, type Hub } from '@/lib/events/hub';
import { newId } from '@/lib/ids';
import { getHead } from '@/lib/versions/live-changes';
import { createFeeds, type Feeds } from '@/lib/versions/live-feed';
import { MOST_BEHIND, type ChangesMessage, type GoneWhy } from '@/lib/versions/live-rules';
import { appendSteps } from '@/lib/versions/commands/append-steps';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { happen, killListeners, listeners, readStream } from './world';

const db = testDatabase();
const hubs: Hub[] = [];
const streams: { cancel: () => Promise<void> }[] = [];

/** What one process has: a hub with a connection of its own, and feeds. */
function makeProcess(): { hub: Hub; feeds: Feeds } {
  const hub = createHub({ firstRetryMs: 20 });
  hubs.push(hub);
  return { hub, feeds: createFeeds(hub) };
}

let team: Awaited<ReturnType<typeof makeTeam>>;
let articleId: string;
beforeAll(async () => {
  team = await makeTeam();
});
beforeEach(async () => {
  articleId = await makeArticle(team.actors.owner);
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(streams.splice(0).map((stream) => stream.cancel().catch(() => undefined)));
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

interface Opened {
  after?: number;
  id?: string;
  whyGone?: (isInDoubt: boolean) => Promise<GoneWhy | null>;
  heartbeatMs?: number;
  patienceMs?: number;
}

async function open({ feeds }: { feeds: Feeds }, { after, id = articleId, ...options }: Opened = {}) {
  const leaving = new AbortController();
  const onEnd = vi.fn();
  const { body, end } = await openStream({
    follow: (onWake) => feeds.follow(team.actors.viewer, id, onWake),
    whyGone: () => Promise.resolve(null),
    after,
    signal: leaving.signal,
    onEnd,
    ...options,
  });
  return { body, end, leaving, onEnd };
}

async function follow(process: { feeds: Feeds }, options: Opened = {}) {
  const opened = await open(process, options);
  const stream = readStream(opened.body);
  streams.push(stream);
  return { ...opened, ...stream };
}

/** Reads on until the message with this event, and tells the numbers from `after` on as the messages join them. */
async function readUntil(
  stream: { changes: () => Promise<ChangesMessage> },
  number: number,
): Promise<ChangesMessage[]> {
  const messages: ChangesMessage[] = [];
  while ((messages.at(-1)?.number ?? -1) < number) messages.push(await stream.changes());
  return messages;
}

const joins = (messages: ChangesMessage[], after: number) =>
  messages.every((message, index) => message.after === (messages[index - 1]?.number ?? after));

describe('a stream', () => {
  test('tells each reader how much of a talk they have not read, whatever others have', async () => {
    const claim = await annotate(team.actors.checker, articleId, '80 metres');
    const { feeds } = makeProcess();
    const readers = [team.actors.checker, team.actors.viewer];
    const followings = await Promise.all(
      readers.map((actor) => feeds.follow(actor, articleId, () => undefined)),
    );
    const told = async (after: number) =>
      await Promise.all(
        followings.map(async ({ changesAfter }) => {
          const changes = await changesAfter(after);
          return changes.outcome === 'changes'
            ? changes.message.annotations[0]?.thread.unread
            : changes.outcome;
        }),
      );
    try {
      await addComment(team.actors.checker, articleId, claim.id, { id: newId(), body: 'Says who?' });
      expect(await told(2)).toEqual([0, 1]);
      await changeThread(team.actors.checker, articleId, claim.id, { resolved: true });
      // What else happens on it takes nobody's mark away.
      expect(await told(3)).toEqual([0, 1]);
    } finally {
      for (const { leave } of followings) leave();
    }
  });

  test('tells those in another process what happens, with the annotations as they are then', async () => {
    const [here, there] = [await follow(makeProcess()), await follow(makeProcess())];
    await Promise.all([here.next('presence'), there.next('presence')]);
    const claim = await annotate(team.actors.checker, articleId, '80 metres');
    for (const stream of [here, there]) {
      expect(await stream.changes()).toEqual({
        after: 1,
        number: 2,
        version: 0,
        edits: [],
        annotations: [claim],
        gone: [],
        sources: [],
        lineages: [],
        talk: [],
        article: null,
      });
    }
  });

  test('tells everything after a number in one message: comments, links with their sources, what is gone, the article', async () => {
    const { checker } = team.actors;
    const [claim, other] = [
      await annotate(checker, articleId, '80 metres'),
      await annotate(checker, articleId, 'hold'),
    ];
    await addComment(checker, articleId, claim.id, { id: newId(), body: 'Says who?' });
    const source = await addSource(checker);
    await linkSource(checker, articleId, claim.id, buildEvidence(source.id));
    await deleteAnnotation(checker, articleId, other.id);
    const number = await happen(checker, articleId);
    const stream = await follow(makeProcess(), { after: 1 });
    expect(await stream.changes()).toMatchObject({
      after: 1,
      number,
      annotations: [{ id: claim.id, thread: { comments: 1 }, evidence: [{ sourceId: source.id }] }],
      gone: [other.id],
      sources: [source],
      talk: [claim.id],
      article: { facts: { archivedAt: null, authorId: null }, deeds: [] },
    });
  });

  test('tells edits with their steps, who made them, and the version that they lead to', async () => {
    const clientId = newId();
    const insert = (at: number, text: string) => ({
      stepType: 'replace',
      from: at,
      to: at,
      slice: { content: [{ type: 'text', text }] },
    });
    const stream = await follow(makeProcess(), { after: 1 });
    await appendSteps(team.actors.editor, articleId, {
      version: 0,
      clientId,
      steps: [insert(1, 'The '), insert(1, '!')],
    });
    await appendSteps(team.actors.owner, articleId, { version: 2, clientId, steps: [insert(1, 'x')] });
    const messages = await readUntil(stream, 3);
    const edits = messages.flatMap((message) => message.edits);
    expect(edits).toMatchObject([
      { from: 0, to: 2, byId: team.actors.editor.userId, touched: [] },
      { from: 2, to: 3, byId: team.actors.owner.userId },
    ]);
    expect(edits.flatMap(({ steps }) => steps.map(({ version }) => version))).toEqual([1, 2, 3]);
    expect(edits[0]?.steps[0]).toEqual({
      version: 1,
      clientId,
      step: expect.objectContaining(insert(1, 'The ')),
    });
    expect(messages.at(-1)?.version).toBe(3);
  });

  test('misses nothing and doubles nothing, whenever it begins among writes', async () => {
    const [here, there] = [makeProcess(), makeProcess()];
    let head = 1;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ wait: fc.nat(15), back: fc.nat(4), inThere: fc.boolean() }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 3, max: 12 }),
        async (readers, writes) => {
          const last = head + writes;
          const writing = (async () => {
            for (let count = 0; count < writes; count++) await happen(team.actors.checker, articleId);
          })();
          const reading = readers.map(async ({ wait, back, inThere }) => {
            await sleep(wait);
            const after = Math.max(1, head - back);
            const stream = await follow(inThere ? there : here, { after });
            const messages = await readUntil(stream, last);
            await stream.cancel();
            return joins(messages, after) && messages.at(-1)?.number === last;
          });
          await writing;
          expect(await Promise.all(reading)).toEqual(readers.map(() => true));
          head = last;
        },
      ),
      { numRuns: 15 },
    );
    expect([here.hub.subscribers, there.hub.subscribers, here.feeds.size, there.feeds.size]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('reads once for all who are at the same place', async () => {
    const process = makeProcess();
    const many = await Promise.all(Array.from({ length: 30 }, () => follow(process, { after: 1 })));
    await Promise.all(many.map((stream) => stream.next('presence')));
    const following = await process.feeds.follow(team.actors.viewer, articleId, () => undefined);
    const number = await happen(team.actors.checker, articleId);
    const messages = await Promise.all(many.map((stream) => stream.changes()));
    expect(messages.map((message) => message.number)).toEqual(many.map(() => number));
    // One reading is one promise, kept for those who come a little later.
    const [one, other] = [following.changesAfter(1), following.changesAfter(1)];
    expect(await one).toBe(await other);
    expect(process.hub.subscribers).toBe(1);
    following.leave();
  });

  test('goes on when the connection that hears of events is killed', async () => {
    const resting = await listeners();
    const process = makeProcess();
    const stream = await follow(process, { after: 1 });
    await eventually(() => expect(process.hub.isListening).toBe(true));
    await killListeners(resting);
    const numbers: number[] = [];
    for (let count = 0; count < 5; count++) numbers.push(await happen(team.actors.checker, articleId));
    const messages = await readUntil(stream, numbers.at(-1) ?? 0);
    expect(joins(messages, 1)).toBe(true);
  });

  test('goes on at once when the clock of the machine is set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const stream = await follow(makeProcess(), { after: 1 });
    for (let count = 0; count < 3; count++) {
      const number = await happen(team.actors.checker, articleId);
      expect((await stream.changes()).number).toBe(number);
      vi.setSystemTime(Date.now() - 3_600_000);
    }
  });

  test('tells in pages when much happened, and asks to read anew when it was too much', async () => {
    const { workspaceId, userId } = team.actors.owner;
    const logged = (count: number, from: number) =>
      db.event.createMany({
        data: Array.from({ length: count }, (_, index) => ({
          workspaceId,
          articleId,
          number: from + index,
          type: 'article.changed',
          actorId: userId,
        })),
      });
    const setHead = (lastEventNumber: number) =>
      db.article.update({
        where: { workspaceId_id: { workspaceId, id: articleId } },
        data: { lastEventNumber },
        select: { id: true },
      });
    await logged(MOST_BEHIND, 2);
    await setHead(1 + MOST_BEHIND);
    const process = makeProcess();
    const stream = await follow(process, { after: 1 });
    const messages = await readUntil(stream, 1 + MOST_BEHIND);
    expect(messages.map(({ number }) => number)).toEqual([501, 1001, 1501, 2001]);
    expect((await (await follow(process, { after: 0 })).next('reset')).name).toBe('reset');
    expect((await (await follow(process, { after: 9_999 })).next('reset')).name).toBe('reset');
  });
});

describe('a stream ends', () => {
  test('with gone when the article is deleted', async () => {
    const streams = [await follow(makeProcess()), await follow(makeProcess())];
    await deleteArticle(team.actors.owner, articleId);
    for (const stream of streams) {
      await stream.next('gone');
      expect(await stream.read()).toEqual({ name: 'end' });
      expect(stream.onEnd).toHaveBeenCalledOnce();
    }
    expect(await getHead(team.actors.owner, articleId)).toBeNull();
  });

  test('with gone, and without what happened, once its reader may not read any more', async () => {
    let why: GoneWhy | null = null;
    const stream = await follow(makeProcess(), { whyGone: () => Promise.resolve(why) });
    await stream.next('presence');
    why = 'member';
    await happen(team.actors.checker, articleId);
    expect(await stream.read()).toEqual({ name: 'gone', why: 'member' });
    expect(await stream.read()).toEqual({ name: 'end' });
  });

  test('before anything that happened after its reader was removed, however long it takes to see who is left', async () => {
    let isRemoved = false;
    const process = makeProcess();
    const stream = await follow(process, {
      after: 1,
      whyGone: (isInDoubt) => Promise.resolve(isInDoubt && isRemoved ? 'member' : null),
    });
    await stream.next('presence');
    await eventually(() => expect(process.hub.isListening).toBe(true));
    await happen(team.actors.checker, articleId);
    await stream.changes();
    isRemoved = true;
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`LOCK TABLE memberships IN ACCESS EXCLUSIVE MODE`;
        const { id } = team.workspace;
        await db.$executeRaw`SELECT pg_notify('galley_workspace', ${id}), pg_notify('galley_article', ${`${id}/${articleId}/3`})`;
        expect(await stream.read()).toEqual({ name: 'gone', why: 'member' });
      },
      { timeout: 30_000 },
    );
  });

  test('at a heartbeat too, when nothing happens', async () => {
    let why: GoneWhy | null = null;
    const stream = await follow(makeProcess(), { whyGone: () => Promise.resolve(why), heartbeatMs: 30 });
    await stream.next('presence');
    why = 'member';
    expect(await stream.read()).toEqual({ name: 'gone', why: 'member' });
  });

  test.each([
    [
      'the request is aborted',
      async ({ leaving }: Awaited<ReturnType<typeof follow>>) => Promise.resolve(leaving.abort()),
    ],
    ['its reader leaves', async ({ cancel }: Awaited<ReturnType<typeof follow>>) => await cancel()],
    [
      'both',
      async ({ cancel, leaving }: Awaited<ReturnType<typeof follow>>) => {
        leaving.abort();
        await cancel().catch(() => undefined);
      },
    ],
    ['it is ended from here', async ({ end }: Awaited<ReturnType<typeof follow>>) => Promise.resolve(end())],
  ])('when %s, and leaves nothing behind', async (_, leave) => {
    const process = makeProcess();
    const stream = await follow(process);
    await stream.next('presence');
    expect([process.hub.subscribers, process.feeds.size]).toEqual([1, 1]);
    await leave(stream);
    expect([process.hub.subscribers, process.feeds.size]).toEqual([0, 0]);
    expect(stream.onEnd).toHaveBeenCalledOnce();
  });

  test('before it begins, for a request that was aborted already', async () => {
    const process = makeProcess();
    const leaving = AbortSignal.abort();
    const onEnd = vi.fn();
    await openStream({
      follow: (onWake) => process.feeds.follow(team.actors.viewer, articleId, onWake),
      whyGone: () => Promise.resolve(null),
      after: undefined,
      signal: leaving,
      onEnd,
    });
    expect([process.hub.subscribers, onEnd.mock.calls.length]).toEqual([0, 1]);
  });

  test('before it begins, when there is nothing to follow', async () => {
    const onEnd = vi.fn();
    const opening = openStream({
      follow: () => Promise.reject(new Error('No such article.')),
      whyGone: () => Promise.resolve(null),
      after: undefined,
      signal: new AbortController().signal,
      onEnd,
    });
    await expect(opening).rejects.toThrow('No such article.');
    expect(onEnd).toHaveBeenCalledOnce();
  });

  test('when its reader leaves something unread for too long, and lets one go on who is only slow', async () => {
    // Or how long they leave it unread would be up to the machine.
    vi.useFakeTimers({ toFake: ['Date'] });
    const process = makeProcess();
    const stuck = await open(process, { after: 1, patienceMs: 200 });
    const slow = await follow(process, { after: 1, patienceMs: 2_000 });
    await happen(team.actors.checker, articleId);
    vi.setSystemTime(Date.now() + 1_500);
    await eventually(() => expect(stuck.onEnd).toHaveBeenCalledOnce());
    await expect(stuck.body.getReader().read()).rejects.toThrow('cut off');
    // The other one is looked at twice a second.
    await sleep(600);
    expect(joins(await readUntil(slow, 2), 1)).toBe(true);
    expect(process.hub.subscribers).toBe(1);
  });

  test('for no reader that gets more at once than may wait: the rest comes when that is read', async () => {
    const process = makeProcess();
    const words = 'x'.repeat(600_000);
    const { body } = await open(process, { after: 1 });
    const appended = (index: number) => {
      const slice = { content: [{ type: 'text', text: words }] };
      // The words of the one before make place for them.
      const step = { stepType: 'replace', from: 1, to: index === 0 ? 1 : 1 + words.length, slice };
      return appendSteps(team.actors.owner, articleId, { version: index, clientId: newId(), steps: [step] });
    };
    for (let index = 0; index < 5; index++) {
      await appended(index);
      await sleep(80);
    }
    const stream = readStream(body);
    streams.push(stream);
    const messages = await readUntil(stream, 6);
    expect(joins(messages, 1)).toBe(true);
    // Two fit, and the others were read together afterwards.
    expect(messages.length).toBeLessThan(5);
  });
});
