import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/lib/db/embedded/cluster';

/** One more process of the application on the database of the run. */
export interface AppProcess {
  url: string;
  /** The process, with a channel to it. */
  child: ChildProcess;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
}

/** Starts one more process of the application as `npm start` does, with options of Node's own. Sessions hold in all of them. */
export async function startProcess(nodeOptions: readonly string[] = []): Promise<AppProcess> {
  const root = resolve(import.meta.dirname, '../../..');
  const data = mkdtempSync(join(tmpdir(), 'galley-e2e-process-'));
  const port = String(await freePort(0));
  const own = { PORT: port, HOST: '127.0.0.1', GALLEY_DATA: data, TRUSTED_PROXIES: '1', LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, ...own },
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  const kill = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      // The whole group, so that nothing of it lives on.
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  };
  const end = Date.now() + 120_000;
  while (!(await answers(`${url}/api/health`))) {
    if (child.exitCode !== null || Date.now() > end) {
      await kill();
      throw new Error('A second process of the application did not start.');
    }
    await sleep(100);
  }
  return { url, child, kill };
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
