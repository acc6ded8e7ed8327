import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countStatement, listStatement, type ListRequest } from '@/lib/articles/list-statement';
import { ARTICLE_SORTS, SORT_DIRECTIONS } from '@/lib/articles/model';
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
let articleIds: string[];

// A workspace of 3,000 articles among five of 100, with 20 annotations an article, as PostgreSQL knows them after a VACUUM.
// Their search texts have more than the 1,024 bytes up to which it keeps samples: like any article's, they are unknown to it.
beforeAll(async () => {
  client = new pg.Client({ connectionString: await extraDatabase('migrated') });
  await client.connect();
  await client.query(`
    INSERT INTO users (id, email, name)
      SELECT gen_random_uuid(), i || '@example.test', 'P' FROM generate_series(1, 6) i;
    INSERT INTO workspaces (id, name, created_by_id)
      SELECT gen_random_uuid(), CASE email WHEN '1@example.test' THEN 'Large' ELSE 'Small' END, id FROM users;
    INSERT INTO articles (workspace_id, id, title, outlet, published_at, doc, text, text_hash, word_count,
        created_by_id, updated_by_id, updated_at)
      SELECT w.id, gen_random_uuid(), md5(i::text), 'Paper ' || i % 9, '2026-01-' || i % 30, '{}', '', '', i,
        w.created_by_id, w.created_by_id, now() - make_interval(mins => i)
      FROM workspaces w, generate_series(1, CASE w.name WHEN 'Large' THEN 3000 ELSE 100 END) i;
    INSERT INTO article_searches (workspace_id, article_id, search_text)
      SELECT workspace_id, id,
        repeat(title || ' ', 40) || CASE word_count WHEN 2718 THEN 'the grey zeppelin' ELSE 'the grey ship' END
      FROM articles;
    INSERT INTO annotations (workspace_id, id, article_id, kind, created_by_id, updated_by_id)
      SELECT workspace_id, gen_random_uuid(), id, 'claim', created_by_id, created_by_id
      FROM articles, generate_series(1, 20);
  `);
  // Also empties the pending list of the trigram index, as autovacuum does in time.
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{ workspace: string; article: string }>(`
    SELECT w.id AS workspace, a.id AS article
    FROM workspaces w JOIN articles a ON a.workspace_id = w.id WHERE w.name = 'Large' LIMIT 50`);
  workspaceId = rows[0]?.workspace ?? '';
  articleIds = rows.map((row) => row.article);
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

function request(parts: Partial<ListRequest>): ListRequest {
  const usual = {
    search: '',
    sort: 'updated',
    direction: 'desc',
    state: 'active',
    outlet: '',
    open: '',
  } as const;
  return { workspaceId, userId: newId(), isMine: false, ...usual, cursor: null, take: 51, ...parts };
}

const INDEXES = {
  updated: 'articles_workspace_id_updated_at_id_idx',
  title: 'articles_workspace_id_title_id_idx',
  outlet: 'articles_workspace_id_outlet_id_idx',
  published: 'articles_workspace_id_published_at_id_idx',
  words: 'articles_workspace_id_word_count_id_idx',
} as const;
const VALUES = {
  updated: new Date().toISOString(),
  title: '8',
  outlet: 'Paper 4',
  published: '2026-01-2',
  words: 1_500,
} as const;

describe('the list of articles', () => {
  test.each(ARTICLE_SORTS.filter((sort) => sort !== 'due'))(
    'by %s is read in order from its index, from any page, both ways',
    async (sort) => {
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
    },
  );

  test.each(['zeppelin', 'grey zeppelin'])(
    'searched for %j looks the rare word up in the trigrams',
    async (search) => {
      const plan = await planOf(listStatement(request({ search })));
      expect(plan).toContain('Bitmap Index Scan article_searches_search_text_idx');
      expect(plan).not.toContain('Seq Scan article_searches');
    },
  );

  test('filtered by open items asks the index of annotations article by article, until the page is full', async () => {
    const plan = await planOf(listStatement(request({ open: 'yes' })));
    expect(plan).toContain('Index Scan articles_workspace_id_updated_at_id_idx');
    expect(plan).toContain('Index Scan annotations_workspace_id_article_id_id_key');
  });

  test('counts the annotations of a page by their index', async () => {
    const plan = await planOf(countStatement(workspaceId, articleIds));
    expect(plan).toContainEqual(expect.stringContaining('annotations_workspace_id_article_id_id_key'));
    expect(plan).not.toContain('Seq Scan annotations');
  });
});
