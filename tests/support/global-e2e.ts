import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '@/lib/db/embedded/cluster';

import { createDatabase, openTestServer } from './test-server';

const root = resolve(import.meta.dirname, '../..');

/**
 * Playwright's global setup: one database and one server for the run, started by the very program of `npm start`, so
 * that it builds when sources changed. Tests keep apart by making their own users and workspaces. The workers find the
 * address in GALLEY_E2E_URL and the database in DATABASE_URL.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const testServer = await openTestServer();
  const data = mkdtempSync(join(tmpdir(), 'galley-e2e-'));
  let app: ChildProcess | undefined;
  const close = async () => {
    if (app) await end(app);
    await testServer.close();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const port = String(await freePort(0));
    Object.assign(process.env, {
      GALLEY_E2E_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: await createDatabase(testServer, 'e2e'),
      AUTH_SECRET: randomBytes(32).toString('hex'),
    });
    // Trusting one proxy lets a test come from an address of its own, with its own limits, by x-forwarded-for.
    const own = { PORT: port, HOST: '127.0.0.1', GALLEY_DATA: data, TRUSTED_PROXIES: '1', LOG_LEVEL: 'warn' };
    app = await start({ ...process.env, ...own });
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

async function start(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  // With a channel, so that it ends when we are killed; in a group of its own, so that Ctrl-C reaches us first.
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const hear = (text: Buffer) => {
    said = (said + text.toString()).slice(-20_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const end = Date.now() + 600_000;
  while (!(await answers(`${env['GALLEY_E2E_URL'] ?? ''}/api/health`))) {
    if (child.exitCode === null && Date.now() < end) await sleep(100);
    else throw new Error(`The server did not start.\n${said}`);
  }
  return child;
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
