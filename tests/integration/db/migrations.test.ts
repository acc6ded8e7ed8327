import { resolve } from 'node:path';

import pg from 'pg';
import { describe, expect, test } from 'vitest';

import { applyMigrations, diffSchema, projectSchema, resetDatabase } from '@/lib/db/migrate';

import { extraDatabase } from '../../support/database';

const schema = projectSchema(resolve(import.meta.dirname, '../../..'));

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  test('make of an empty database what the schema says', async () => {
    const url = await extraDatabase('empty');
    expect(await diffSchema(url, schema)).toContain('CREATE TABLE "articles"');
    expect(await applyMigrations(url, schema)).not.toEqual([]);
    expect(await diffSchema(url, schema)).toBe('');
  });

  test('change nothing the second time', async () => {
    const url = await extraDatabase('migrated');
    expect(await applyMigrations(url, schema)).toEqual([]);
  });

  test('started twice at once are applied once', async () => {
    const url = await extraDatabase('empty');
    const [first, second] = await Promise.all([applyMigrations(url, schema), applyMigrations(url, schema)]);
    expect([...(first ?? []), ...(second ?? [])].length).toBeGreaterThan(0);
    expect(Math.min(first.length, second.length)).toBe(0);
    const failed = await query(url, `select 1 from _prisma_migrations where finished_at is null`);
    expect(failed).toEqual([]);
  });

  test('a reset empties every table and leaves the schema whole', async () => {
    const url = await extraDatabase('migrated');
    await query(url, `insert into rate_limits (key, points) values ('a', 1)`);
    await resetDatabase(url, schema);
    expect(await query(url, 'select * from rate_limits')).toEqual([]);
    expect(await diffSchema(url, schema)).toBe('');
  });

  test('a difference is told as the SQL that would remove it', async () => {
    const url = await extraDatabase('migrated');
    await query(url, 'drop index "articles_workspace_id_title_id_idx"');
    expect(await diffSchema(url, schema)).toContain('CREATE INDEX "articles_workspace_id_title_id_idx"');
  });
});
