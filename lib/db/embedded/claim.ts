import { setTimeout as sleep } from 'node:timers/promises';

import type pg from 'pg';

/** Any fixed number: held by the one process that serves the data folder. The server frees it when the process ends. */
const CLAIM = 4_255_381;
const NAME = 'galley';

/**
 * Makes the session the only one that serves this database; null when it became that, else what the session that
 * already does has announced (empty before it has). One that is just ending is waited for, up to the milliseconds.
 */
export async function claim(session: pg.Client, patience: number): Promise<string | null> {
  const end = Date.now() + patience;
  for (;;) {
    const mine = await session.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [CLAIM]);
    if (mine.rows[0]?.mine === true) return null;
    if (Date.now() > end) break;
    await sleep(200);
  }
  const { rows } = await session.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [CLAIM],
  );
  return (rows[0]?.name ?? '').slice(NAME.length).trim();
}

/** What another process that claims the database will be told; PostgreSQL keeps 63 bytes with our name before it. */
export async function announce(session: pg.Client, label: string): Promise<void> {
  await session.query(`select set_config('application_name', $1, false)`, [`${NAME} ${label}`]);
}
