import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Account } from '@/lib/db/embedded/account';
import type { Binaries } from '@/lib/db/embedded/binaries';
import { clusterIn } from '@/lib/db/embedded/home';
import { clearStaleLock, findPostmaster, type Postmaster } from '@/lib/db/embedded/postmaster';

/** What is needed to make and run one cluster. `quick` gives up safety on power loss, for databases of tests. */
export type ClusterPlan = {
  account: Account;
  binaries: Binaries;
  /** The folder around the cluster, passable for the account. */
  home: string;
  adminPassword: string;
  quick: boolean;
};

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
};
/** Nothing of ours reaches the server: it would pass secrets on to every process it starts. */
const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' } as const;
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Makes the cluster when there is none. It is made beside and renamed, so one that was interrupted is never taken for
 * whole. Throws when the folder was made by another major version of PostgreSQL.
 */
export function initialise(plan: ClusterPlan): void {
  const cluster = clusterIn(plan.home);
  if (existsSync(join(cluster, 'PG_VERSION'))) return checkVersion(plan, cluster);

  const unfinished = `${cluster}.${process.pid}`;
  const passwordFile = join(plan.home, `.password.${process.pid}`);
  mkdirSync(unfinished, { mode: 0o700 });
  own(unfinished, plan.account);
  writeFileSync(passwordFile, `${plan.adminPassword}\n`, { mode: 0o600 });
  own(passwordFile, plan.account);
  const flags = [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(plan.quick ? ['--no-sync'] : []),
  ];
  try {
    const made = spawnSync(plan.binaries.initdb, flags, {
      ...surroundings(plan, plan.home),
      encoding: 'utf8',
    });
    if (made.status !== 0)
      throw new Error(`The database could not be made: ${made.error?.message ?? made.stderr}`);
    renameSync(unfinished, cluster);
  } catch (error) {
    // Another process may have made it in the same moment; a folder that is not empty is not renamed over.
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Starts the server on the wanted port, or on a free one when that is taken. Resolves when it has its lock file. */
export async function launch(plan: ClusterPlan, wantedPort: number): Promise<Postmaster> {
  const cluster = clusterIn(plan.home);
  const logFile = join(plan.home, 'postgres.log');
  let lastWords = '';
  // A server that was killed a moment ago may still hold its memory, or another program may take the port first.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    clearStaleLock(cluster);
    const port = await freePort(wantedPort);
    const settings = Object.entries({ ...SETTINGS, ...(plan.quick ? QUICK : {}), port: String(port) });
    const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const log = openSync(logFile, 'w', 0o600);
    // Detached, so that Ctrl-C in a terminal reaches us alone and the server is ended last.
    const child = spawn(plan.binaries.postgres, ['-D', cluster, ...flags], {
      ...surroundings(plan, cluster),
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.unref();
    let ended: string | undefined;
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code) => (ended ??= `it ended with code ${code}`));
    while (ended === undefined) {
      const running = findPostmaster(cluster);
      if (running) return running;
      await sleep(20);
    }
    const running = findPostmaster(cluster);
    if (running) return running;
    lastWords = `${ended}. ${readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' · ')}`;
    await sleep(300);
  }
  throw new Error(`The embedded database does not start: ${lastWords}`);
}

/** The port itself when nothing listens there, else one that the system picks. */
export async function freePort(wanted: number): Promise<number> {
  return (await listenOnce(wanted)) ?? (await listenOnce(0)) ?? wanted;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ host: '127.0.0.1', port }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

function surroundings(plan: ClusterPlan, cwd: string) {
  return { ...plan.account, cwd, env: ENVIRONMENT };
}

function own(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

function checkVersion(plan: ClusterPlan, cluster: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const flags = ['--version'];
  const ours = spawnSync(plan.binaries.postgres, flags, { ...surroundings(plan, cluster), encoding: 'utf8' });
  const brought = /(\d+)\./.exec(ours.stdout)?.[1];
  if (brought === made) return;
  throw new Error(
    `${cluster} was made by PostgreSQL ${made} and this Galley brings ${brought ?? 'none that runs'}: ` +
      'start the Galley that made it and export, or set DATABASE_URL.',
  );
}
