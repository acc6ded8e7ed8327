import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clusterIn } from '@/lib/db/embedded/home';
import { findPostmaster, stopPostmaster } from '@/lib/db/embedded/postmaster';

const NAME = 'galley-tests-';

/**
 * A folder for everything temporary of this run, so that ending it leaves nothing. Folders of runs that were killed
 * are ended first.
 */
export async function openRunFolder(): Promise<{ folder: string; close: () => Promise<void> }> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${NAME}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) await endFolder(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${NAME}${process.pid}-`));
  // The database user passes through it.
  chmodSync(folder, 0o711);
  return { folder, close: () => endFolder(folder) };
}

/** Ends every database server that still runs on a cluster inside the folder, then removes the folder. */
async function endFolder(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const cluster = clusterIn(join(folder, name));
    const server = existsSync(cluster) ? findPostmaster(cluster) : null;
    if (server) await stopPostmaster(cluster, server.pid);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
