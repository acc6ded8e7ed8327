import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';

import pg from 'pg';

import { openTemporary } from '@/lib/db/embedded/open-temporary';
import { applyMigrations, projectSchema } from '@/lib/db/migrate';

/** A server for one run of tests, with a migrated template to clone from; all names on it begin with `prefix`. */
export type TestServer = { url: string; prefix: string };

/**
 * Opens the server of one test run: the one of DATABASE_URL when given, where only databases of our own random prefix
 * are made, else a temporary one. `close` drops every database of the prefix, or the whole temporary server.
 */
export async function openTestServer(): Promise<TestServer & { close: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  const embedded = given ? null : await openTemporary();
  const server = {
    url: embedded?.url ?? given ?? '',
    prefix: `galley_test_${randomBytes(5).toString('hex')}`,
  };
  const close = async () => {
    if (embedded) await embedded.close();
    else await dropDatabases(server);
  };
  try {
    const template = await createDatabase(server, 'template', null);
    await applyMigrations(template, projectSchema(resolve(import.meta.dirname, '../..')));
    return { ...server, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The address of a database on the test server, made when it is not there: a clone of the migrated template, or an
 * empty one.
 */
export async function createDatabase(
  server: TestServer,
  name: string,
  template: 'template' | null = 'template',
): Promise<string> {
  const database = `${server.prefix}_${name}`;
  const from = template === null ? 'template0' : `${server.prefix}_${template}`;
  await withAdmin(server, async (admin) => {
    try {
      await admin.query(`create database ${database} template ${from} encoding 'UTF8'`);
      // Nothing here has to survive a power cut, also on a server that is set up to.
      await admin.query(`alter database ${database} set synchronous_commit to off`);
    } catch (error) {
      const duplicate = '42P04';
      if ((error as { code?: string }).code !== duplicate) throw error;
    }
  });
  return addressOf(server.url, database);
}

async function dropDatabases(server: TestServer): Promise<void> {
  await withAdmin(server, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database where starts_with(datname, $1)`,
      [`${server.prefix}_`],
    );
    for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
  });
}

async function withAdmin(server: TestServer, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
