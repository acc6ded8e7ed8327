import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { announce, claim } from '@/lib/db/embedded/claim';
import { initialise, launch, type ClusterPlan } from '@/lib/db/embedded/cluster';
import { clusterIn } from '@/lib/db/embedded/home';
import { findPostmaster, stopPostmaster, type Postmaster } from '@/lib/db/embedded/postmaster';

/** An embedded PostgreSQL in use. `close` ends the server unless another process of ours still uses it. */
export type Embedded = {
  /** For the application's role, which owns the database and may make others. */
  url: string;
  /** Started now, or found running: left behind by a killed process, or in use by another one. */
  state: 'started' | 'left behind' | 'in use';
  /** As in claim.ts: null when this process is now the one that serves the data folder. */
  claim: (patience?: number) => Promise<string | null>;
  /** Tells other processes what this one does, an address for example. */
  announce: (label: string) => Promise<void>;
  close: () => Promise<void>;
};

/** Any fixed number: held, shared, by every process that uses the server. */
const USERS_LOCK = 4_255_380;
/** Milliseconds that a process whose parent was killed is given to end. */
const PATIENCE = 3_000;

/** Makes the cluster when there is none, starts it when it does not run, and uses it; with the port that it listens on. */
export async function useCluster(
  plan: ClusterPlan,
  wantedPort: number,
  password: string,
): Promise<{ embedded: Embedded; port: number }> {
  initialise(plan);
  const cluster = clusterIn(plan.home);
  const { holder, server, launched } = await reach(plan, wantedPort);
  await holder.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
  await makeDatabase(holder, password);
  const embedded: Embedded = {
    url: `postgresql://galley:${password}@127.0.0.1:${server.port}/galley`,
    state: launched ? 'started' : (await isShared(holder)) ? 'in use' : 'left behind',
    claim: (patience = PATIENCE) => claim(holder, patience),
    announce: (label) => announce(holder, label),
    close: () => close(holder, cluster, server),
  };
  return { embedded, port: server.port };
}

/** A connection to the server, started when none runs; one that starts, recovers or is just ending is waited for. */
async function reach(plan: ClusterPlan, wantedPort: number) {
  const end = Date.now() + 60_000;
  let launched = false;
  for (;;) {
    let server = findPostmaster(clusterIn(plan.home));
    if (server === null) {
      server = await launch(plan, wantedPort);
      launched = true;
    }
    try {
      return { holder: await connect(plan, server), server, launched };
    } catch (error) {
      if (Date.now() > end || !isPassing(error)) {
        const reason = `The embedded database on port ${server.port} does not answer: ${String(error)}`;
        throw new Error(reason, { cause: error });
      }
      await sleep(50);
    }
  }
}

async function connect(plan: ClusterPlan, server: Postmaster): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: plan.adminPassword,
    database: 'postgres',
    application_name: 'galley',
  });
  // The server may be ended under us; whoever uses it next finds out by their own query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Nobody listens yet, or the server says that it is starting up or shutting down. */
function isPassing(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return ['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code);
}

/** Asked twice, because the server takes a moment to notice that a process was killed. */
async function isShared(holder: pg.Client): Promise<boolean> {
  for (const pause of [0, 200]) {
    await sleep(pause);
    const others = await holder.query(
      `select 1 from pg_locks where locktype = 'advisory' and objid = $1 and pid <> pg_backend_pid()`,
      [USERS_LOCK],
    );
    if (others.rowCount === 0) return false;
  }
  return true;
}

async function makeDatabase(admin: pg.Client, password: string): Promise<void> {
  const role = await admin.query(`select 1 from pg_roles where rolname = 'galley'`);
  if (role.rowCount === 0) {
    await admin.query(`create role galley login createdb password ${admin.escapeLiteral(password)}`);
  }
  const database = await admin.query(`select 1 from pg_database where datname = 'galley'`);
  if (database.rowCount === 0) await admin.query('create database galley owner galley');
}

async function close(holder: pg.Client, cluster: string, server: Postmaster): Promise<void> {
  try {
    await holder.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]);
    const last = await holder.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
      USERS_LOCK,
    ]);
    if (last.rows[0]?.last !== true) return;
  } catch {
    // The connection broke: the server is ending already, which stopping again does not hurt.
  } finally {
    await holder.end().catch(() => undefined);
  }
  await stopPostmaster(cluster, server.pid);
}
