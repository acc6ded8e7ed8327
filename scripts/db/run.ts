import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { diffSchema, projectSchema, resetDatabase } from '@/lib/db/migrate';

import { openDatabase } from '../start/database';
import { undoOnSignal } from '../start/undo';
import { applySchema } from '../steps/apply-schema';
import { generateClient } from '../steps/generate-client';
import { Stop, step } from '../steps/report.mjs';
import { keptSecret } from '../steps/secret';

const USAGE =
  'Usage: node scripts/db.mjs migrate | reset [--yes] | seed [name] | diff | password-link <e-mail address>';

/** One database command, on the database that `npm start` would use, whether that is running or not. */
export async function run(root: string, [command = '', ...more]: string[]): Promise<void> {
  if (!['migrate', 'reset', 'seed', 'diff', 'password-link'].includes(command)) throw new Stop(USAGE);
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  generateClient(root);
  const folder = resolve(root, process.env['GALLEY_DATA'] || '.galley');
  const undo = undoOnSignal();
  const database = await step('database', async (note) => {
    const opened = await openDatabase(root, folder, note);
    return { outcome: opened.outcome, value: opened };
  });
  undo.add(database.close);
  try {
    const schema = projectSchema(root);
    if (command === 'diff') {
      const sql = await diffSchema(database.url, schema);
      console.log(sql === '' ? '\n-- The database is what schema.prisma says.' : `\n${sql}`);
      return;
    }
    if (command === 'reset') {
      await confirmReset(database.outcome, more.includes('--yes'));
      await step('reset', async () => {
        const applied = await resetDatabase(database.url, schema);
        return { outcome: `applied ${applied.join(', ')}`, value: undefined };
      });
    } else {
      await step('schema', async () => {
        return { outcome: await applySchema(root, database.url), value: undefined };
      });
    }
    const env = { DATABASE_URL: database.url, AUTH_SECRET: process.env['AUTH_SECRET'] || keptSecret(folder) };
    if (command === 'seed') await seed(root, more, env);
    if (command === 'password-link') {
      Object.assign(process.env, env);
      // Loaded only now: what it imports reads the environment.
      const { passwordLink } = await import('./password-link');
      const { closeDatabase } = await import('@/lib/db/client');
      undo.add(closeDatabase);
      console.log(`\n${await passwordLink(more[0])}\n`);
    }
  } finally {
    await undo.all();
  }
}

async function confirmReset(where: string, sure: boolean): Promise<void> {
  if (sure) return;
  const terminal = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : null;
  const answer = await terminal?.question(
    `Everything in the database is deleted (${where}). Type "delete": `,
  );
  terminal?.close();
  if (answer?.trim() !== 'delete')
    throw new Stop('Nothing was deleted. Without a terminal: npm run db:reset -- --yes');
}

async function seed(root: string, args: string[], env: Record<string, string>): Promise<void> {
  await step('seed', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'prisma/seed.ts'), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    const code = await new Promise((done) => child.once('close', done));
    if (code !== 0) throw new Stop('The seed did not succeed.');
    return { outcome: 'planted', value: undefined };
  });
}
