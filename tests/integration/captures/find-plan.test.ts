import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { combinationsOf } from '@/lib/captures/find-query-rules';
import type { FindTerm } from '@/lib/captures/find-rules';
import {
  countStatement,
  frequencyStatement,
  likenessStatement,
  passageStatement,
} from '@/lib/captures/find-statements';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';

import { extraDatabase } from '../../support/database';

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

let client: pg.Client;
let workspaceId: string;
const userId = newId();

// 24,000 passages in 800 copies of one workspace, and a tenth of that in another; some words in all, some in many, one in one.
beforeAll(async () => {
  client = new pg.Client({ connectionString: await extraDatabase('migrated') });
  await client.connect();
  await client.query(`
    INSERT INTO users (id, email, name) VALUES ('${userId}', 'p@example.test', 'P');
    INSERT INTO workspaces (id, name, created_by_id)
      SELECT gen_random_uuid(), name, '${userId}' FROM unnest(ARRAY['Large', 'Small']) name;
    INSERT INTO capture_bytes (workspace_id, sha256, size, bytes) SELECT id, 'x', 0, '' FROM workspaces;
    INSERT INTO sources (workspace_id, id, citation_key, kind, title, search_text, created_by_id, updated_by_id)
      SELECT w.id, gen_random_uuid(), 'key' || i, 'report', 'T', 't', '${userId}', '${userId}'
      FROM workspaces w, generate_series(1, CASE w.name WHEN 'Large' THEN 800 ELSE 80 END) i;
    INSERT INTO captures (workspace_id, id, source_id, number, way, media_type, size, sha256, doc, text, created_by_id)
      SELECT workspace_id, gen_random_uuid(), id, 1, 'paste', 'text/plain', 0, 'x', '{}', '', '${userId}' FROM sources;
    INSERT INTO capture_passages (workspace_id, capture_id, ordinal, start_offset, end_offset, search_text, lexemes)
      SELECT workspace_id, capture_id, ordinal, 0, 1, words, array_to_tsvector(string_to_array(words, ' '))
      FROM (
        SELECT c.workspace_id, c.id AS capture_id, i AS ordinal,
          (SELECT string_agg(DISTINCT 'word' || (3000 * power(random(), 4) + 0 * j)::int, ' ') FROM generate_series(i, i + 50) j)
            || CASE WHEN c.id = first.id AND i = 7 THEN ' zeppelin' ELSE '' END AS words
        FROM captures c, generate_series(1, 30) i, (SELECT id FROM captures LIMIT 1) first
      ) made;
  `);
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM workspaces WHERE name = 'Large'`);
  workspaceId = rows[0]?.id ?? '';
  await client.query(`SET enable_seqscan = off`);
});
afterAll(async () => {
  await client.end();
});

async function planOf(sql: Prisma.Sql): Promise<string[]> {
  const result = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${sql.text}`, [
    ...sql.values,
  ]);
  const flatten = (plan: Plan): string[] => [
    [plan['Node Type'], plan['Index Name'] ?? plan['Relation Name'] ?? ''].join(' ').trim(),
    ...(plan.Plans ?? []).flatMap(flatten),
  ];
  return (result.rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan: top }) => flatten(top));
}

function term(key: string, share: number): FindTerm {
  return { kind: 'word', shown: key, keys: [key], stems: [], share };
}

function isRead(plan: readonly string[], index: string): void {
  expect(plan).toContain(`Bitmap Index Scan ${index}`);
  const others = plan.filter((node) => /(?:Seq Scan|Index.* Scan) capture_passages/.test(node));
  expect([...new Set(others)]).toEqual([`Bitmap Index Scan ${index}`]);
}

describe('among 26,000 passages', () => {
  const search = { workspaceId: '', userId, sourceId: null };
  const common = ['word0', 'word1', 'word2', 'word3', 'word4'].map((key) => term(key, 0.5));

  test.each([
    ['a rare word', [term('zeppelin', 0.00004)]],
    ['a rare word among common ones', [term('zeppelin', 0.00004), ...common]],
    ['common words alone', common],
    ['words of all kinds', [...common, term('word40', 0.05), term('word200', 0.01), term('word2900', 0.002)]],
  ])('%s are looked up by their lexemes', async (_, terms) => {
    const combinations = combinationsOf(terms, 26_000, 1_200);
    const plan = await planOf(passageStatement({ ...search, workspaceId }, terms, combinations));
    isRead(plan, 'capture_passages_lexemes_idx');
  });

  test('terms are counted by their lexemes', async () => {
    const plan = await planOf(countStatement(workspaceId, [term('zeppelin', 0.003), term('word9', 0.003)]));
    isRead(plan, 'capture_passages_lexemes_idx');
  });

  test('words written otherwise are looked up by their trigrams', async () => {
    const plan = await planOf(likenessStatement({ ...search, workspaceId }, ['zepelin', 'zapelin']));
    isRead(plan, 'capture_passages_search_text_idx');
  });

  test('the words that are in many are known from the statistics, and the others are not', async () => {
    const sql = frequencyStatement(['word0', 'zeppelin']);
    const { rows } = await client.query<{ passages: number; shares: Record<string, number> }>(sql.text, [
      ...sql.values,
    ]);
    expect(rows[0]?.passages).toBe(26_400);
    expect(rows[0]?.shares['word0']).toBeGreaterThan(0.5);
    expect(rows[0]?.shares['zeppelin']).toBeUndefined();
  });
});
