import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { listStatement, type LogRequest } from '@/lib/activity/list-statement';
import type { Prisma } from '@/lib/db/generated/client';

import { extraDatabase } from '../../support/database';

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

/** Where much of the log is of one workspace, the index of all ids is as good as that of its own. */
const IN_ORDER = /^Index Scan events_(workspace_id_id_idx|pkey)$/;
const ARTICLE = 'events_workspace_id_article_id_number_key';
const PERSON = 'events_workspace_id_actor_id_id_idx';

let client: pg.Client;
let workspaceId: string;
let articleId: string;
let commonId: string;
let rareId: string;

// 40,000 events of a workspace among 100,000 of five others, one after the other in the log: a third of the workspace itself, the others of
// 400 articles.
beforeAll(async () => {
  client = new pg.Client({ connectionString: await extraDatabase('migrated') });
  await client.connect();
  await client.query(`
    INSERT INTO users (id, email, name)
      SELECT gen_random_uuid(), i || '@example.test', 'P' || i FROM generate_series(1, 6) i;
    INSERT INTO workspaces (id, name, created_by_id)
      SELECT gen_random_uuid(), CASE email WHEN '1@example.test' THEN 'Large' ELSE 'Small' END, id FROM users;
    CREATE TEMP TABLE made AS SELECT i, gen_random_uuid() AS id FROM generate_series(0, 399) i;
    INSERT INTO events (workspace_id, article_id, number, type, actor_id, subject_id, data, created_at)
      SELECT w.id, CASE WHEN e.i % 3 > 0 THEN m.id END, CASE WHEN e.i % 3 > 0 THEN e.i END,
        CASE e.i % 5 WHEN 0 THEN 'annotation.changed' WHEN 1 THEN 'comment.added' ELSE 'article.edited' END,
        CASE WHEN e.i = 77 THEN gen_random_uuid() ELSE w.created_by_id END, gen_random_uuid(),
        '{"changes": {"tags": {}}}', now() - make_interval(mins => 40000 - e.i)
      FROM workspaces w, generate_series(1, CASE w.name WHEN 'Large' THEN 40000 ELSE 20000 END) AS e(i)
      JOIN made m ON m.i = e.i % 400
      ORDER BY e.i;
  `);
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{ workspace: string; article: string; common: string; rare: string }>(`
    SELECT w.id AS workspace, (SELECT article_id FROM events WHERE workspace_id = w.id AND article_id IS NOT NULL LIMIT 1) AS article,
      w.created_by_id AS common, (SELECT actor_id FROM events WHERE workspace_id = w.id AND actor_id <> w.created_by_id) AS rare
    FROM workspaces w WHERE w.name = 'Large'`);
  [workspaceId, articleId] = [rows[0]?.workspace ?? '', rows[0]?.article ?? ''];
  [commonId, rareId] = [rows[0]?.common ?? '', rows[0]?.rare ?? ''];
});
afterAll(async () => {
  await client.end();
});

/** The nodes of the statement's plan, each with its index or its table: "Index Scan users_pkey", "Sort". */
async function planOf(sql: Prisma.Sql): Promise<string[]> {
  const explain = `EXPLAIN (FORMAT JSON) ${sql.text}`;
  const result = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explain, [...sql.values]);
  const flatten = (plan: Plan): string[] => [
    [plan['Node Type'], plan['Index Name'] ?? plan['Relation Name'] ?? ''].join(' ').trim(),
    ...(plan.Plans ?? []).flatMap(flatten),
  ];
  return (result.rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan: top }) => flatten(top));
}

async function idsOf(sql: Prisma.Sql): Promise<string[]> {
  return (await client.query<{ id: string }>(sql.text, [...sql.values])).rows.map(({ id }) => id);
}

function request(parts: Partial<LogRequest>): LogRequest {
  return { workspaceId, articleId: null, order: 'newest', take: 101, ...parts };
}

describe('the activity of a workspace', () => {
  test.each<[string, Partial<LogRequest>]>([
    ['the newest', {}],
    ['an older page', { before: '130000' }],
    ['the oldest, as for exports', { order: 'oldest', after: '500', take: 1_000 }],
    ['a kind', { group: 'talk' }],
    ['verdicts', { group: 'verdicts' }],
    ['some days', { from: new Date('2026-01-01'), until: new Date('2099-01-01') }],
  ])('%s is read in order from an index of ids', async (_, parts) => {
    const plan = await planOf(listStatement(request(parts)));
    expect(plan).toEqual(['Limit', expect.stringMatching(IN_ORDER)]);
  });

  test('of somebody who does much is read so too', async () => {
    const plan = await planOf(listStatement(request({ person: commonId })));
    expect(plan).toEqual(['Limit', expect.stringMatching(IN_ORDER)]);
  });

  test('finds the one thing that somebody did among 40,000 by the index of who did it', async () => {
    expect(await idsOf(listStatement(request({ person: rareId })))).toHaveLength(1);
    const plan = await planOf(listStatement(request({ person: rareId })));
    expect(plan.filter((node) => node.includes('Scan'))).toEqual([expect.stringContaining(PERSON)]);
  });
});

describe('the activity of an article', () => {
  test.each<[string, Partial<LogRequest>]>([
    ['the newest', {}],
    ['an older page', { before: '130000' }],
    ['the oldest, as for exports', { order: 'oldest', after: '500', take: 1_000 }],
    ['an item', { item: '0199a1b2-0000-7000-8000-00000000000a' }],
    ['a kind', { group: 'items' }],
  ])('%s is found by the index of its numbers', async (_, parts) => {
    const plan = await planOf(listStatement(request({ articleId, ...parts })));
    expect(plan.filter((node) => node.includes('Scan') && node.includes('events_'))).toEqual(
      expect.arrayContaining([expect.stringContaining(ARTICLE)]),
    );
    expect(plan.filter((node) => /Seq Scan|events_pkey/.test(node))).toEqual([]);
  });

  test('what somebody did is found by one of the two indexes', async () => {
    const parts = { articleId, person: '0199a1b2-0000-7000-8000-00000000000a' };
    const plan = await planOf(listStatement(request(parts)));
    const scans = plan.filter((node) => node.includes('Scan'));
    expect(scans.filter((node) => !node.includes(PERSON) && !node.includes(ARTICLE))).toEqual([]);
  });
});
