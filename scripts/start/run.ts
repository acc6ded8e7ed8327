import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { applySchema } from '../steps/apply-schema';
import { buildApplication } from '../steps/build';
import { generateClient } from '../steps/generate-client';
import { Stop, step } from '../steps/report.mjs';
import { keptSecret } from '../steps/secret';
import { openDatabase } from './database';
import { settlePort, wishedAddress } from './port';
import { undoOnSignal } from './undo';

/** Everything between installed dependencies and a served address. Returns when the server listens. */
export async function run(root: string, { dev }: { dev: boolean }): Promise<void> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const wish = wishedAddress(process.env);
  const trustedProxies = Number(process.env['TRUSTED_PROXIES'] || 0);
  if (!Number.isInteger(trustedProxies) || trustedProxies < 0) {
    throw new Stop('TRUSTED_PROXIES must be the number of proxies of your own before Galley: 0, 1, 2 …');
  }
  const secret = process.env['AUTH_SECRET'];
  if (process.env['DATABASE_URL'] && !secret && !dev) {
    throw new Stop(
      'With a DATABASE_URL of your own, AUTH_SECRET is needed too: 32 characters or more, the same for every process ' +
        'on that database. One can be made with: openssl rand -base64 32',
    );
  }
  const folder = resolve(root, process.env['GALLEY_DATA'] || '.galley');
  const undo = undoOnSignal();
  try {
    await step('client', async () => {
      const outcome = generateClient(root) ? 'generated' : 'up to date';
      return Promise.resolve({ outcome, value: undefined });
    });
    const database = await step('database', async (note) => {
      const opened = await openDatabase(root, folder, note);
      return { outcome: opened.outcome, value: opened };
    });
    undo.add(database.close);
    const other = await database.claim();
    if (other !== null) {
      throw new Stop(
        `Galley is already running on ${folder}${other ? `, at ${other}` : ' and is just starting'}.`,
      );
    }
    const port = await settlePort(wish, dev ? 'npm run dev' : 'npm start', (line) =>
      console.log(`    ${line}`),
    );
    const address = addressOf(wish.host, port);
    setEnvironment({ dev, address, url: database.url, secret: secret || keptSecret(folder) });

    await step('schema', async () => {
      return { outcome: await applySchema(root, database.url), value: undefined };
    });
    if (!dev) {
      await step('build', async () => {
        const built = await buildApplication(root, (end) => undo.add(() => Promise.resolve(end())));
        return { outcome: built ? 'built' : 'up to date', value: undefined };
      });
    }
    await step('server', async () => {
      // Loaded only now: what it imports reads the environment.
      const { serve } = await import('./server');
      const https = process.env['APP_URL']?.startsWith('https:') ?? false;
      const server = await serve({ root, dev, host: wish.host, port, https, trustedProxies });
      undo.add(async () => {
        const { closeDatabase } = await import('@/lib/db/client');
        await closeDatabase();
      });
      undo.add(server.close);
      return { outcome: 'listening', value: undefined };
    });
    // Like the server, it reads the environment as it is loaded.
    const { canMail } = await import('@/lib/mail/send-mail');
    if (canMail()) {
      const { mailDigests } = await import('./digests');
      undo.add(mailDigests(database.url).close);
    }
    await database.announce(address);
    console.log(`\n  Galley ${versionOf(root)} is at ${address}   (Ctrl-C ends it)\n`);
  } catch (error) {
    await undo.all();
    throw error;
  }
}

type Settled = { dev: boolean; address: string; url: string; secret: string };

/** What the application and next-auth read. Without APP_URL the address that a person typed is believed. */
function setEnvironment({ dev, address, url, secret }: Settled): void {
  const outside = process.env['APP_URL'];
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: url,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: outside || address,
    ...(outside ? {} : { AUTH_TRUST_HOST: 'true' }),
  });
}

function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
