import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { groupStatement } from '@/lib/sources/duplicate-queries';
import { listStatement, type ListRequest } from '@/lib/sources/list-statement';
import { SORT_DIRECTIONS, SOURCE_SORTS } from '@/lib/sources/list-model';

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

// A library of 10,000 among five of 100, every twentieth restricted, as PostgreSQL knows them after a VACUUM.
beforeAll(async () => {
  client = new pg.Client({ connectionString: await extraDatabase('migrated') });
  await client.connect();
  await client.query(`
    INSERT INTO users (id, email, name)
      SELECT gen_random_uuid(), i || '@example.test', 'P' FROM generate_series(1, 6) i;
    INSERT INTO workspaces (id, name, created_by_id)
      SELECT gen_random_uuid(), CASE email WHEN '1@example.test' THEN 'Large' ELSE 'Small' END, id FROM users;
    INSERT INTO sources (workspace_id, id, citation_key, kind, title, container_title, issued, doi, isbn, canonical_url,
        match_key, search_text, access, created_by_id, updated_by_id, updated_at)
      SELECT w.id, gen_random_uuid(), 'key' || i, 'report', md5(i::text), 'Paper ' || i % 90, '20' || lpad((i % 30)::text, 2, '0'),
        CASE WHEN i % 3 = 0 THEN '10.1234/' || i ELSE '' END, CASE WHEN i % 7 = 0 THEN i::text ELSE '' END,
        'https://a.example/' || i / 2 * (i % 2), md5((i / 2)::text),
        md5(i::text) || CASE i WHEN 2718 THEN ' the grey zeppelin' ELSE ' the grey ship' END,
        CASE WHEN i % 20 = 0 THEN 'restricted'::source_access ELSE 'team' END,
        w.created_by_id, w.created_by_id, now() - make_interval(mins => i)
      FROM workspaces w, generate_series(1, CASE w.name WHEN 'Large' THEN 10000 ELSE 100 END) i;
  `);
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM workspaces WHERE name = 'Large'`);
  workspaceId = rows[0]?.id ?? '';
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

function request(parts: Partial<ListRequest>): ListRequest {
  const usual = {
    terms: [],
    alsoId: null,
    filter: {},
    sort: 'updated',
    direction: 'desc',
    cursor: null,
  } as const;
  return { workspaceId, userId, ...usual, take: 51, ...parts };
}

const INDEXES = {
  updated: 'sources_workspace_id_updated_at_id_idx',
  title: 'sources_workspace_id_title_id_idx',
  issued: 'sources_workspace_id_issued_id_idx',
  outlet: 'sources_workspace_id_container_title_id_idx',
} as const;
const VALUES = { updated: new Date().toISOString(), title: '8', issued: '2014', outlet: 'Paper 4' } as const;

describe('a library of 10,000 sources', () => {
  test.each(SOURCE_SORTS)('by %s is read in order from its index, from any page, both ways', async (sort) => {
    for (const direction of SORT_DIRECTIONS) {
      const place = { sort, direction, value: VALUES[sort], id: newId() };
      const cursors: ListRequest['cursor'][] = [
        null,
        { ...place, side: 'after' },
        { ...place, side: 'before' },
      ];
      for (const cursor of cursors) {
        const plan = await planOf(listStatement(request({ sort, direction, cursor })));
        expect(plan).toContain(`Index Scan ${INDEXES[sort]}`);
        expect(plan.filter((node) => node.includes('Sort'))).toEqual([]);
      }
    }
  });

  test.each([[['zeppelin']], [['grey', 'zeppelin']]])(
    'searched for %j looks the rare word up in the trigrams',
    async (terms) => {
      const plan = await planOf(listStatement(request({ terms })));
      expect(plan).toContain('Bitmap Index Scan sources_search_text_idx');
      expect(plan).not.toContain('Seq Scan sources');
    },
  );

  test('finds a merged key beside the words without reading everything', async () => {
    const plan = await planOf(listStatement(request({ terms: ['zeppelin'], alsoId: newId() })));
    expect(plan).toContain('Bitmap Index Scan sources_search_text_idx');
    expect(plan).not.toContain('Seq Scan sources');
  });

  test('narrowed to what nothing is linked to asks the index of links', async () => {
    const plan = await planOf(listStatement(request({ filter: { used: 'no' } })));
    expect(plan).toContain('Index Scan sources_workspace_id_updated_at_id_idx');
    expect(plan).not.toContain('Seq Scan sources');
  });

  test('is grouped by what several share within a moment', async () => {
    const begun = performance.now();
    const sql = groupStatement({ workspaceId, userId, role: 'viewer' }, null, 21);
    const { rows } = await client.query(sql.text, [...sql.values]);
    expect(rows).toHaveLength(21);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
