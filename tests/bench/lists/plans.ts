import type pg from 'pg';

import type { Statement } from './statements';

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

/**
 * What statements read: rows of tables, through indexes by name, or in tables that are read from end to end; and the
 * milliseconds that the database itself spends on it.
 */
export type Reading = {
  rows: number;
  indexes: string[];
  wholeTables: { table: string; rows: number }[];
  milliseconds: number;
};

type Answer = { 'QUERY PLAN': { Plan: Plan; 'Planning Time': number; 'Execution Time': number }[] };

/** Runs reading statements once more under EXPLAIN ANALYZE and says what they read; others are left out. */
export async function explain(
  pool: pg.Pool | pg.PoolClient,
  statements: readonly Statement[],
): Promise<Reading> {
  const reading: Reading = { rows: 0, indexes: [], wholeTables: [], milliseconds: 0 };
  for (const { text, values } of statements) {
    if (!/^\s*(select|with)\b/i.test(text)) continue;
    const answer = await pool.query<Answer>(`explain (analyze, timing off, format json) ${text}`, values);
    const explained = answer.rows[0]?.['QUERY PLAN'][0];
    if (!explained) continue;
    reading.milliseconds += explained['Planning Time'] + explained['Execution Time'];
    collect(explained.Plan, reading);
  }
  return { ...reading, indexes: [...new Set(reading.indexes)] };
}

function collect(plan: Plan, reading: Reading): void {
  const rows =
    ((plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0)) * (plan['Actual Loops'] ?? 1);
  const index = plan['Index Name'];
  if (index !== undefined) reading.indexes.push(index);
  if (plan['Relation Name'] !== undefined) reading.rows += rows;
  if (plan['Node Type'] === 'Seq Scan') {
    reading.wholeTables.push({ table: plan['Relation Name'] ?? '', rows });
  }
  for (const inner of plan.Plans ?? []) collect(inner, reading);
}
