import { chmodSync, chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { canReach, databaseAccount } from '@/lib/db/embedded/account';
import { findBinaries } from '@/lib/db/embedded/binaries';
import { announce, claim } from '@/lib/db/embedded/claim';
import { initialise, launch, type ClusterPlan } from '@/lib/db/embedded/cluster';
import { OUTSIDE, clusterIn, homeOf, remember, rememberedHome } from '@/lib/db/embedded/home';
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

/**
 * Opens the database of a data folder, making it when there is none and starting it when it does not run. Several
 * processes may open one folder. `note` gets one line about each thing a person should know. What the database user
 * of root cannot reach in the data folder or the project goes `outside`.
 */
export async function openEmbedded(
  folder: string,
  note: (line: string) => void,
  outside = OUTSIDE,
): Promise<Embedded> {
  const account = databaseAccount();
  const known = rememberedHome(folder, outside, account, note);
  const binaries = findBinaries(account, outside, note);
  const home = homeOf(folder, known);
  const plan = { account, binaries, home, adminPassword: known.adminPassword, quick: false };
  const { embedded, port } = await open(plan, known.port, known.password);
  if (!known.made || port !== known.port) remember(folder, { ...known, port, made: true });
  return embedded;
}

/** A fresh database in the system's folder for temporary files; `close` removes all of it. */
export async function openTemporary(prefix: string): Promise<Embedded> {
  const account = databaseAccount();
  const above = [tmpdir(), '/tmp', '/var/tmp'].find((path) => canReach(account, path)) ?? tmpdir();
  const home = realpathSync(mkdtempSync(join(above, prefix)));
  if (account.gid !== undefined) {
    chownSync(home, 0, account.gid);
    chmodSync(home, 0o710);
  }
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const binaries = findBinaries(account, home, () => undefined);
    const plan = { account, binaries, home, adminPassword: 'temporary', quick: true };
    const { embedded } = await open(plan, 0, 'temporary');
    return { ...embedded, close: () => embedded.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function open(plan: ClusterPlan, wantedPort: number, password: string) {
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
