import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { pairsOf } from '@/lib/review/ratings-rules';
import { claimedStatement, countedStatement, similarStatement } from '@/lib/review/ratings-statements';

import { extraDatabase } from '../../support/database';

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

let client: pg.Client;
let workspaceId: string;

// A workspace of 2,000 articles of 8 rated claims, with texts as long as articles are.
beforeAll(async () => {
  client = new pg.Client({ connectionString: await extraDatabase('migrated') });
  await client.connect();
  await client.query(`
    INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'a@example.test', 'P');
    INSERT INTO workspaces (id, name, created_by_id) SELECT gen_random_uuid(), 'Large', id FROM users;
    INSERT INTO articles (workspace_id, id, title, doc, text, text_hash, word_count, created_by_id, updated_by_id)
      SELECT w.id, gen_random_uuid(), md5(i::text), '{}', '', '', i, w.created_by_id, w.created_by_id
      FROM workspaces w, generate_series(1, 2000) i;
    INSERT INTO article_searches (workspace_id, article_id, search_text)
      SELECT workspace_id, id,
        repeat(title || ' ', 40) || CASE WHEN word_count % 500 = 0 THEN 'the grey zeppelin of kvernholt' ELSE 'the grey ship' END
      FROM articles;
    INSERT INTO annotations (workspace_id, id, article_id, kind, fields, created_by_id, updated_by_id)
      SELECT workspace_id, gen_random_uuid(), id, 'claim', '{"verdict": "mixed"}', created_by_id, created_by_id
      FROM articles, generate_series(1, 8);
    INSERT INTO agents (workspace_id, id, kind, name, search_text, created_by_id, updated_by_id)
      SELECT w.id, gen_random_uuid(), 'person', 'Ida ' || i, 'ida ' || i, w.created_by_id, w.created_by_id
      FROM workspaces w, generate_series(1, 500) i;
    INSERT INTO annotation_agents (workspace_id, annotation_id, role, agent_id)
      SELECT n.workspace_id, n.id, 'claimant', g.id
      FROM (SELECT *, row_number() OVER () AS place FROM annotations) n
      JOIN (SELECT *, row_number() OVER () AS place FROM agents) g ON n.place % 500 + 1 = g.place;
  `);
  await client.query('VACUUM ANALYZE');
  // As where they are asked.
  await client.query('SET enable_seqscan = off');
  const { rows } = await client.query<{ id: string }>('SELECT id FROM workspaces');
  workspaceId = rows[0]?.id ?? '';
});
afterAll(async () => {
  await client.end();
});

async function scansOf(sql: Prisma.Sql): Promise<string[]> {
  const result = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${sql.text}`, [
    ...sql.values,
  ]);
  const flatten = (plan: Plan): string[] => [
    `${plan['Node Type']} ${plan['Index Name'] ?? plan['Relation Name'] ?? ''}`,
    ...(plan.Plans ?? []).flatMap(flatten),
  ];
  return result.rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan: plan }) => flatten(plan)));
}

test('similar claims are found through the trigrams of the articles, without reading all texts', async () => {
  const probes = ['zeppelin', 'kvernhol', 'harbo'];
  const sql = similarStatement({ workspaceId, articleId: newId() }, probes, pairsOf(probes));
  const scans = await scansOf(sql);
  expect(scans).toContain('Bitmap Index Scan article_searches_search_text_idx');
  expect(scans.filter((scan) => scan.startsWith('Seq Scan'))).toEqual([]);
  const { rows } = await client.query(sql.text, [...sql.values]);
  expect(rows).toHaveLength(4 * 8);
});

test('somebody’s rated claims are found through who they are tied to', async () => {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM agents LIMIT 1');
  const place = { workspaceId, articleId: newId() };
  for (const sql of [
    countedStatement(place, rows[0]?.id ?? ''),
    claimedStatement(place, rows[0]?.id ?? '', 6),
  ]) {
    await client.query('SET enable_seqscan = on');
    const scans = await scansOf(sql);
    expect(scans.join('\n')).toContain('annotation_agents_workspace_id_agent_id_idx');
    expect(scans.filter((scan) => /^Seq Scan (annotations|annotation_agents)$/.test(scan))).toEqual([]);
  }
});
