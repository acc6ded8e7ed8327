import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running server process of one cluster. */
export type Postmaster = { pid: number; port: number };

/** The server that runs on this cluster, however it was started; null when none does. */
export function findPostmaster(cluster: string): Postmaster | null {
  const server = readLock(cluster);
  return server !== null && servesCluster(server.pid, cluster) ? server : null;
}

/**
 * Removes the lock file that a killed server left behind, also when its process number now belongs to some other
 * program (PostgreSQL itself would refuse to start then). Only for who is about to start the server.
 */
export function clearStaleLock(cluster: string): void {
  if (findPostmaster(cluster) === null) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function readLock(cluster: string): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const port = Number.parseInt(lines[3] ?? '', 10);
  return pid > 1 && port > 0 ? { pid, port } : null;
}

/** Ends the server as PostgreSQL calls "fast": open transactions are rolled back, everything is written. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await gone(cluster, pid, 30_000)) return;
  // "Immediate": as after a power cut, recovered at the next start.
  signal(pid, 'SIGQUIT');
  if (await gone(cluster, pid, 10_000)) return;
  throw new Error(`The database process ${pid} does not end.`);
}

async function gone(cluster: string, pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (servesCluster(pid, cluster)) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** By its command line, which a dead process waiting to be collected no longer has. */
function servesCluster(pid: number, cluster: string): boolean {
  const command = commandOf(pid);
  return command.includes(cluster) || command.includes(realpathSync(cluster));
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    // No such process, or not one that we may look at: then it is not ours.
    return '';
  }
}
