import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { WORK_REASONS } from '@/lib/work/model';
import {
  articlesStatement,
  loadStatement,
  unfinishedStatement,
  wordsStatement,
  workCountStatement,
  workStatement,
  type WorkOf,
} from '@/lib/work/statements';

import { extraDatabase } from '../../support/database';

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

let client: pg.Client;
let of: WorkOf;
let largeId: string;

// Twenty workspaces of 200 articles, of which 20 are open, with 15 annotations each; in the first of them one article has 5,000. One in
// forty is assigned, and half are finished, as PostgreSQL knows them after a VACUUM.
beforeAll(async () => {
  client = new pg.Client({ connectionString: await extraDatabase('migrated') });
  await client.connect();
  await client.query(`
    INSERT INTO users (id, email, name)
      SELECT gen_random_uuid(), i || '@example.test', 'P' FROM generate_series(1, 20) i;
    INSERT INTO workspaces (id, name, created_by_id) SELECT gen_random_uuid(), email, id FROM users;
    INSERT INTO memberships (workspace_id, user_id, role) SELECT id, created_by_id, 'owner' FROM workspaces;
    INSERT INTO articles (workspace_id, id, title, outlet, published_at, doc, text, text_hash, word_count,
        created_by_id, updated_by_id, state, due_at, lead_id, author_id)
      SELECT w.id, gen_random_uuid(), md5(i::text), '', '', '{}', '', '', i, w.created_by_id, w.created_by_id,
        CASE i % 10 WHEN 0 THEN 'checking'::review_state ELSE 'published' END, now() + make_interval(mins => i),
        CASE i % 20 WHEN 0 THEN w.created_by_id END, CASE i % 40 WHEN 0 THEN w.created_by_id END
      FROM workspaces w, generate_series(1, 200) i;
    INSERT INTO article_reviewers (workspace_id, article_id, user_id)
      SELECT workspace_id, id, created_by_id FROM articles WHERE word_count % 30 = 0;
    INSERT INTO annotations (workspace_id, id, article_id, kind, status, assignee_id, checked_by_id, checked_at,
        created_by_id, updated_by_id, fields)
      SELECT a.workspace_id, gen_random_uuid(), a.id, CASE i % 5 WHEN 0 THEN 'query'::annotation_kind ELSE 'claim' END,
        CASE i % 2 WHEN 0 THEN 'verified'::verification_status ELSE 'unchecked' END,
        CASE (i + a.word_count) % 40 WHEN 0 THEN a.created_by_id END, CASE i % 2 WHEN 0 THEN a.created_by_id END,
        CASE i % 2 WHEN 0 THEN now() END, a.created_by_id, a.created_by_id, '{"askedOf": "author"}'
      FROM articles a JOIN workspaces w ON w.id = a.workspace_id,
        generate_series(1, CASE WHEN w.name = '1@example.test' AND a.word_count = 10 THEN 5000 ELSE 15 END) i;
    INSERT INTO anchors (workspace_id, article_id, annotation_id, role, ordinal, start_offset, end_offset, exact, prefix, suffix)
      SELECT workspace_id, article_id, id, 'content', 0, 0, 9, 'the words', '', '' FROM annotations;
  `);
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{ workspace: string; user: string; article: string }>(`
    SELECT w.id AS workspace, w.created_by_id AS user, a.id AS article
    FROM workspaces w JOIN articles a ON a.workspace_id = w.id
    WHERE w.name = '1@example.test' AND a.word_count = 10`);
  const { workspace = '', user = '', article = '' } = rows[0] ?? {};
  of = { workspaceId: workspace, userId: user, canCheck: true, falseVerdicts: ['inaccurate'] };
  largeId = article;
});
afterAll(async () => {
  await client.end();
});

/** The statement's plan as it was run, flat. */
async function planOf(sql: Prisma.Sql): Promise<Plan[]> {
  const explain = `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql.text}`;
  const result = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explain, [...sql.values]);
  const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];
  return (result.rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan: top }) => flatten(top));
}

/** The tables that are read from end to end. */
const readWhole = (plan: Plan[]) =>
  plan
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name'])
    // Small everywhere, or read whole because there is so little of it.
    .filter(
      (name) =>
        !['workspaces', 'memberships', 'users', 'sign_offs', 'article_reviewers'].includes(name ?? ''),
    );

const page = { cursor: null, take: 51 };
const cursor = { sort: 'due', direction: 'asc', side: 'after', value: '2026', id: newId() } as const;
const STATEMENTS: [string, () => Prisma.Sql][] = [
  ['what waits for a person', () => workStatement(of, { query: {}, ...page })],
  ['its further pages', () => workStatement(of, { query: { kind: 'claim' }, ...page, cursor })],
  ...WORK_REASONS.map((why): [string, () => Prisma.Sql] => [
    `what waits because of ${why}`,
    () => workStatement(of, { query: { why }, ...page }),
  ]),
  ['how much waits', () => workCountStatement(of)],
  ['a person’s articles', () => articlesStatement(of, 21)],
  ['the load', () => loadStatement(of.workspaceId, new Date().toISOString(), 500)],
  ['what can be assigned', () => unfinishedStatement(of.workspaceId, { query: {}, ...page })],
  [
    'what can be assigned in one article',
    () => unfinishedStatement(of.workspaceId, { query: { article: largeId }, ...page }),
  ],
  ['words', () => wordsStatement(of.workspaceId, [newId()])],
];

describe('lists of work, with one article of 5,000 annotations among 4,000 articles,', () => {
  test.each(STATEMENTS)('read no table from end to end: %s', async (_, statement) => {
    expect(readWhole(await planOf(statement()))).toEqual([]);
  });

  test('read a person’s items by their index', async () => {
    const plan = await planOf(workStatement(of, { query: { why: 'assigned' }, ...page }));
    expect(plan.map((node) => node['Index Name'])).toContain(
      'annotations_workspace_id_assignee_id_status_idx',
    );
  });
});
