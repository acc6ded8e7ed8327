import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { canReach, databaseAccount } from '@/lib/db/embedded/account';
import { findBinaries } from '@/lib/db/embedded/binaries';
import { clusterIn } from '@/lib/db/embedded/home';
import { findPostmaster, stopPostmaster } from '@/lib/db/embedded/postmaster';
import { useCluster, type Embedded } from '@/lib/db/embedded/use-cluster';

const NAME = 'galley-test-';

/**
 * A fresh server in the system's folder for temporary files; `close` removes all of it. Those that killed processes
 * left there are removed first.
 */
export async function openTemporary(): Promise<Embedded> {
  const account = databaseAccount();
  const above = [tmpdir(), '/tmp', '/var/tmp'].find((path) => canReach(account, path)) ?? tmpdir();
  await endTemporary(above, (owner) => !isAlive(owner));
  const home = realpathSync(mkdtempSync(join(above, `${NAME}${process.pid}-`)));
  if (account.gid !== undefined) {
    chownSync(home, 0, account.gid);
    chmodSync(home, 0o710);
  }
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const binaries = findBinaries(account, home, () => undefined);
    const plan = { account, binaries, home, adminPassword: 'temporary', quick: true };
    const { embedded } = await useCluster(plan, 0, 'temporary');
    return { ...embedded, close: () => embedded.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Ends and removes the temporary servers in a folder, of those processes that the condition holds for. */
export async function endTemporary(above: string, ofProcess: (pid: number) => boolean): Promise<void> {
  for (const name of readdirSync(above)) {
    const owner = Number(new RegExp(`^${NAME}(\\d+)-`).exec(name)?.[1]);
    if (!(owner > 0) || !ofProcess(owner)) continue;
    const cluster = clusterIn(join(above, name));
    const server = existsSync(cluster) ? findPostmaster(cluster) : null;
    if (server) await stopPostmaster(cluster, server.pid);
    rmSync(join(above, name), { recursive: true, force: true });
  }
}

/** Whether a process of this number runs, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
