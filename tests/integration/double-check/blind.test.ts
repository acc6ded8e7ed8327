import { unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { listDoubleChecks, requireDoubleCheck } from '@/lib/double-check/queries';
import { FORMAT_NAMES } from '@/lib/export/formats';
import { BIBLIOGRAPHY_NAMES } from '@/lib/sources/bibliography-model';
import { listActivity, listArticleActivity } from '@/lib/activity/queries';

import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';
import { cases, type Case } from '../routes/sweep/cases';
import { randomIds, type Ids } from '../routes/sweep/world';
import { makeDoubleCheck } from './world';

const db = testDatabase();
/** Stands in every mark, and nowhere else. */
const SECRET = 'zqblind';

/** The values of every part of a path that is a word. */
const WORDS_OF: Record<string, readonly string[]> = {
  'GET /api/articles/[articleId]/export/[format]': FORMAT_NAMES,
  'GET /api/articles/[articleId]/bibliography/[format]': BIBLIOGRAPHY_NAMES,
  'GET /api/sources/export/[format]': BIBLIOGRAPHY_NAMES,
  'GET /api/articles/[articleId]/versions/[version]': ['0'],
};
const DETAIL = 'GET /api/articles/[articleId]/double-checks/[doubleCheckId]';
const TEAM = ['owner', 'editor', 'reviewer', 'checker', 'viewer', 'other'] as const;
const reads = cases.filter(({ facts }) => facts.does === 'read');

type World = Awaited<ReturnType<typeof makeDoubleCheck>>;
let world: World;
let ids: Ids;
beforeAll(async () => {
  world = await makeDoubleCheck();
  const parts = { statement: `The quay is long, ${SECRET}.`, note: SECRET, verdict: 'accurate' };
  const mark = await world.mark(world.left, '80 metres', parts);
  await world.mark(world.left, 'Ida Maren', { kind: 'entity_check', note: SECRET });
  await world.finish(world.left);
  const { articleId, doubleCheckId } = world;
  ids = { ...randomIds(), articleId, doubleCheckId, blindMarkId: mark.id };
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

/** Everything that a read of the API tells somebody, with all its formats. */
async function askAll({ name, params, facts, handler }: Case, who: (typeof TEAM)[number]): Promise<string> {
  const told: string[] = [];
  for (const word of WORDS_OF[name] ?? ['']) {
    await db.rateLimit.deleteMany();
    const request = await signedInRequest(world.users[who], `/api/asked${facts.query?.(ids) ?? ''}`);
    const path = params.map((each) => [each, String(Reflect.get(ids, each) ?? word)]);
    const response = await handler(request, { params: Promise.resolve(Object.fromEntries(path)) });
    expect([name, response.status]).toEqual([name, expect.toSatisfy((status: number) => status < 500)]);
    told.push(textOf(new Uint8Array(await response.arrayBuffer())));
  }
  return told.join('\n');
}

function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  const files = bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)) : [bytes];
  return files.map((file) => new TextDecoder().decode(file)).join('\n');
}

const OTHERS = TEAM.filter((who) => who !== 'checker');

describe.each(reads)('$name', (route) => {
  test.each(OTHERS)(
    'tells the %s nothing that the first checker marked, although they have finished',
    async (who) => {
      const told = await askAll(route, who);
      expect(told.toLowerCase()).not.toContain(SECRET);
      expect(told).not.toContain(ids.blindMarkId);
    },
  );

  test(`tells the first checker ${route.name === DETAIL ? 'their own marks' : 'nothing of a mark'}`, async () => {
    expect((await askAll(route, 'checker')).includes(SECRET)).toBe(route.name === DETAIL);
  });
});

test('every read whose path names a word is asked for all of them', () => {
  const worded = reads.filter(({ params, levels }) =>
    params.some((name) => !levels.some((each) => each === name)),
  );
  expect(worded.map(({ name }) => name).filter((name) => !WORDS_OF[name])).toEqual([]);
});

describe('while one of the two marks', () => {
  test('nobody else learns of the marks, not even how many there are', async () => {
    const { owner, other, reviewer } = world.actors;
    for (const actor of [owner, other, reviewer]) {
      const { marks, decisions, isRevealed, places } = await requireDoubleCheck(
        actor,
        ids.articleId,
        ids.doubleCheckId,
      );
      expect({ marks, decisions, isRevealed, places }).toEqual({
        marks: [],
        decisions: [],
        isRevealed: false,
        places: {},
      });
      expect(JSON.stringify(await listDoubleChecks(actor, ids.articleId))).not.toContain(SECRET);
      const activity = [
        await listActivity(world.actors.owner, {}),
        await listArticleActivity(actor, ids.articleId, {}),
      ];
      expect(JSON.stringify(activity)).not.toContain(SECRET);
    }
  });

  test('the log says who was asked and who finished, and nothing of what they marked', async () => {
    const events = await db.event.findMany({
      where: { workspaceId: world.workspace.id, type: { startsWith: 'double_check.' } },
      orderBy: { id: 'asc' },
      select: { type: true, data: true, actorId: true },
    });
    expect(events).toEqual([
      {
        type: 'double_check.asked',
        actorId: world.actors.reviewer.userId,
        data: { checkerIds: [world.left.userId, world.right.userId], version: 0 },
      },
      {
        type: 'double_check.finished',
        actorId: world.left.userId,
        data: { askedById: world.actors.reviewer.userId },
      },
    ]);
    const all = await db.event.findMany({ where: { workspaceId: world.workspace.id } });
    const told = JSON.stringify(all.map(({ data }) => data));
    expect(told).not.toContain(SECRET);
    expect(told).not.toContain(ids.blindMarkId);
  });

  test('marks leave no trace on the article: neither annotations nor a newer change', async () => {
    const before = await db.article.findFirstOrThrow({ where: { id: ids.articleId } });
    await world.mark(world.right, 'northern quay');
    expect(await db.article.findFirstOrThrow({ where: { id: ids.articleId } })).toEqual(before);
    expect(await db.annotation.count({ where: { articleId: ids.articleId } })).toBe(0);
  });
});

test('when both have finished, everybody of the team sees the marks of both', async () => {
  await world.finish(world.right);
  for (const who of TEAM) {
    const { marks, isRevealed } = await requireDoubleCheck(
      world.actors[who],
      ids.articleId,
      ids.doubleCheckId,
    );
    expect([isRevealed, marks.length]).toEqual([true, 3]);
  }
});
