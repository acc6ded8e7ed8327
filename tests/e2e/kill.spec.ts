import { setTimeout as sleep } from 'node:timers/promises';
import type { APIRequestContext } from '@playwright/test';
import type { Prisma, PrismaClient } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { importText } from './support/desk';
import { type AppProcess, startProcess } from './support/process';
import { readEvents } from './support/read-events';
import { expect, test } from './support/test';

// Each test starts a process of its own.
test.beforeEach(() => test.slow());

const TEXT = 'Mill to reopen\n\nThe mill at Orsk grinds again from 2 May, the parish said on Tuesday.';
const HERE = process.env['GALLEY_E2E_URL'] ?? '';

/** Sends a request to a process that may be dying; answers whether it was answered. */
async function send(
  request: APIRequestContext,
  method: 'POST' | 'PUT',
  url: string,
  data: object,
): Promise<boolean> {
  try {
    return (await request.fetch(url, { method, data, timeout: 30_000 })).ok();
  } catch {
    // The process is gone.
    return false;
  }
}

/** Runs `work` against a process that is killed in the middle of it: after that many milliseconds, or when it is time. */
async function killedIn(
  when: number | (() => boolean),
  work: (doomed: AppProcess) => Promise<unknown>,
): Promise<void> {
  const doomed = await startProcess();
  const done = work(doomed);
  if (typeof when === 'number') await sleep(when);
  else while (!when()) await sleep(5);
  await doomed.kill();
  await done;
}

/** Looks at several things at one moment: the database may be about to finish what the killed process had sent it. */
async function atOnce<T>(db: PrismaClient, look: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return await db.$transaction(look, { isolationLevel: 'RepeatableRead', timeout: 30_000 });
}

// A log without gaps, of which the article knows the end.
async function expectWholeLog(db: PrismaClient, articleId: string): Promise<void> {
  const events = await db.event.findMany({ where: { articleId }, orderBy: { number: 'asc' } });
  const { lastEventNumber } = await db.article.findFirstOrThrow({ where: { id: articleId } });
  expect(events.map(({ number }) => number)).toEqual(
    Array.from({ length: lastEventNumber }, (_, at) => at + 1),
  );
}

test('a process that is killed while people talk tells nobody twice, and nobody misses anything', async ({
  world,
}) => {
  const { people } = await world.newTeam('owner', 'checker');
  const { owner, checker } = people;
  const articleId = await importText(owner.page, TEXT);
  const annotationId = newId();
  const annotations = `/api/articles/${articleId}/annotations`;
  const claim = {
    id: annotationId,
    kind: 'claim',
    articleVersion: 0,
    ranges: [{ role: 'content', start: 20, end: 24 }],
  };
  expect(await send(owner.page.request, 'POST', HERE + annotations, claim)).toBe(true);
  const reader = await readEvents(owner, HERE, articleId);
  const bodies = Array.from({ length: 120 }, (_, at) => ({ id: newId(), body: `Comment ${at + 1}` }));
  const path = `${annotations}/${annotationId}/comments`;
  const unanswered: typeof bodies = [];
  const left = [...bodies];
  const isMidway = () => left.length < bodies.length / 2;
  await killedIn(isMidway, async ({ url }) => {
    const talk = async () => {
      for (let body = left.shift(); body; body = left.shift()) {
        if (!(await send(checker.page.request, 'POST', url + path, body))) unanswered.push(body);
      }
    };
    await Promise.all([talk(), talk(), talk(), talk()]);
  });
  expect(unanswered.length).toBeGreaterThan(0);
  // Whoever had no answer sends it again, elsewhere.
  for (const body of unanswered)
    expect(await send(checker.page.request, 'POST', HERE + path, body)).toBe(true);

  const { db } = world;
  await expectWholeLog(db, articleId);
  const said = await db.comment.findMany({ where: { annotationId } });
  expect(said.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    bodies.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1)),
  );
  expect(await db.event.count({ where: { articleId, type: 'comment.added' } })).toBe(bodies.length);
  expect(await db.notice.findMany({ where: { articleId } })).toMatchObject([
    { userId: owner.userId, kind: 'reply', count: bodies.length },
  ]);
  const { lastEventNumber } = await db.article.findFirstOrThrow({ where: { id: articleId } });
  await expect.poll(reader.reached).toBe(lastEventNumber);
  expect(reader.gaps()).toEqual([]);
  reader.end();
});

test('a process that is killed while articles are signed leaves each signed or not, and signed once when it is sent again', async ({
  world,
}) => {
  const { people, workspaceId } = await world.newTeam('owner', 'reviewer');
  const { owner, reviewer } = people;
  const { db } = world;
  const articles: { articleId: string; moveId: string }[] = [];
  for (let at = 0; at < 12; at += 1) {
    const articleId = await importText(owner.page, TEXT);
    const { textHash } = await db.article.findFirstOrThrow({ where: { id: articleId } });
    const place = { workspaceId, articleId, version: 0, createdById: owner.userId };
    await db.revision.create({
      data: { ...place, id: newId(), kind: 'submitted', name: 'Handed in', textHash },
    });
    await db.article.updateMany({
      where: { id: articleId },
      data: { state: 'in_review', leadId: owner.userId },
    });
    articles.push({ articleId, moveId: newId() });
  }
  const approve = (url: string, { articleId, moveId }: (typeof articles)[number]) =>
    send(reviewer.page.request, 'POST', `${url}/api/articles/${articleId}/review`, {
      id: moveId,
      move: 'approve',
      from: 'in_review',
      version: 0,
    });
  await killedIn(250, async ({ url }) => {
    for (const article of articles) await approve(url, article);
  });
  const signed = async (articleId: string) =>
    await atOnce(db, async (tx) => {
      const { state } = await tx.article.findFirstOrThrow({ where: { id: articleId } });
      const counts = [
        await tx.signOff.count({ where: { articleId } }),
        await tx.revision.count({ where: { articleId, kind: 'approved' } }),
        await tx.event.count({ where: { articleId, type: 'article.signed' } }),
        await tx.notice.count({ where: { articleId, userId: owner.userId, kind: 'review' } }),
      ];
      return [state, ...counts].join(' ');
    });
  for (const { articleId } of articles)
    expect(['in_review 0 0 0 0', 'approved 1 1 1 1']).toContain(await signed(articleId));
  for (const article of articles) await approve(HERE, article);
  for (const { articleId } of articles) expect(await signed(articleId)).toBe('approved 1 1 1 1');
  for (const { articleId } of articles) await expectWholeLog(db, articleId);
});

test('a process that is killed while many items are given away leaves each article’s given or not, and each given once', async ({
  world,
}) => {
  const { people, workspaceId } = await world.newTeam('owner', 'checker');
  const { owner, checker } = people;
  const { db } = world;
  const [articleIds, items] = [[] as string[], [] as { id: string; from: null }[]];
  for (let at = 0; at < 8; at += 1) {
    const articleId = await importText(owner.page, TEXT);
    articleIds.push(articleId);
    const by = { createdById: owner.userId, updatedById: owner.userId };
    const made = Array.from({ length: 60 }, () => ({
      id: newId(),
      workspaceId,
      articleId,
      kind: 'claim' as const,
      ...by,
    }));
    await db.annotation.createMany({ data: made });
    items.push(...made.map(({ id }) => ({ id, from: null })));
  }
  const give = (url: string) =>
    send(owner.page.request, 'POST', `${url}/api/work/assign`, { items, assigneeId: checker.userId });
  await killedIn(120, async ({ url }) => await give(url));
  for (const articleId of articleIds) {
    const { given, told } = await atOnce(db, async (tx) => ({
      given: await tx.annotation.count({ where: { articleId, assigneeId: checker.userId } }),
      told: await tx.event.count({ where: { articleId, type: 'annotation.changed' } }),
    }));
    expect([0, 60]).toContain(given);
    expect(told).toBe(given);
  }
  expect(await give(HERE)).toBe(true);
  for (const articleId of articleIds) {
    await expectWholeLog(db, articleId);
    expect(await db.event.count({ where: { articleId, type: 'annotation.changed' } })).toBe(60);
    expect(await db.notice.findMany({ where: { articleId } })).toMatchObject([
      { userId: checker.userId, annotationId: null, kind: 'assigned', count: 60 },
    ]);
  }
});
