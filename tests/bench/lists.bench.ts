import type { Actor } from '@/lib/auth/actor';

import { createDatabase, openTestServer } from '../support/test-server';
import { explain } from './lists/plans';
import { statementsOf } from './lists/statements';
import { figureOf, ratio } from './measure/figures';
import { inOwnRoom, timed } from './measure/room';
import { milliseconds, renderTable } from './measure/table';

const ROUNDS = 60;
const WARM_UP = 5;
/** Tables of so few rows are rightly read from end to end. */
const SMALL = 1_000;

await inOwnRoom(async (later) => {
  const server = await openTestServer();
  later(server.close);
  process.env['DATABASE_URL'] = await createDatabase(server, 'lists');
  const { closeDatabase, db, pool } = await import('@/lib/db/client');
  later(closeDatabase);

  const { seedScale } = await import('@/prisma/seed-scale');
  console.log('  Making the workspace, a minute or two …');
  await seedScale(db, () => undefined);
  await pool.query('vacuum analyze');
  const actor: Actor = await db.membership.findFirstOrThrow({
    select: { workspaceId: true, userId: true, role: true },
  });
  const articles = await db.article.count();
  const annotations = await db.annotation.count();
  console.log(
    `  ${articles} articles with ${count(annotations)} annotations in one workspace. ` +
      `Milliseconds over ${ROUNDS} rounds, every list once a round.\n`,
  );
  const { listsOf } = await import('./lists/lists');
  const lists = await listsOf(actor);
  const bare = {
    name: 'bare: SELECT … by primary key LIMIT 50',
    read: () =>
      pool.query(
        'select id, title, outlet, agency, published_at, word_count, updated_at from articles ' +
          'where workspace_id = $1 order by workspace_id, id limit 50',
        [actor.workspaceId],
      ),
  };

  const samples = new Map<string, number[]>([bare, ...lists].map(({ name }) => [name, []]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const { name, read } of [bare, ...lists]) {
      const time = await timed(read);
      if (round >= 0) samples.get(name)?.push(time);
    }
  }

  const base = figureOf(samples.get(bare.name) ?? []);
  const rows = [['', 'p50', 'p95', ': bare p50', 'p95', 'in database', 'statements', 'rows']];
  const ways: string[] = [];
  const missed: string[] = [];
  for (const { name, read } of [bare, ...lists]) {
    const figure = figureOf(samples.get(name) ?? []);
    const times = ratio(figure, base);
    const statements = await statementsOf(read);
    const reading = await explain(pool, statements);
    rows.push([
      name,
      milliseconds(figure.p50),
      milliseconds(figure.p95),
      `× ${times.p50.toFixed(1)}`,
      `× ${times.p95.toFixed(1)}`,
      milliseconds(reading.milliseconds),
      String(statements.length),
      count(reading.rows),
    ]);
    const whole = reading.wholeTables.map((one) => `all of ${one.table} (${count(one.rows)} rows)`);
    ways.push(`${name}: ${[...reading.indexes, ...whole].join(', ')}`);
    if (reading.wholeTables.some((one) => one.rows >= SMALL)) missed.push(name);
  }
  for (const line of renderTable(rows)) console.log(`  ${line}`);
  console.log('\n  What EXPLAIN ANALYZE says they read through:');
  for (const line of ways) console.log(`    ${line}`);
  console.log(
    `\n  Aim: no list reads a table of ${count(SMALL)} rows or more from end to end: ` +
      (missed.length === 0 ? 'met' : `missed by ${missed.join(', ')}`),
  );
});

function count(rows: number): string {
  return Math.round(rows).toLocaleString('en-GB');
}
