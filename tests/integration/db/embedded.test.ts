import { fork, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';

import { clusterIn } from '@/lib/db/embedded/home';
import { openEmbedded } from '@/lib/db/embedded/open-embedded';
import type { Embedded } from '@/lib/db/embedded/use-cluster';
import { findPostmaster } from '@/lib/db/embedded/postmaster';

// One data folder for all: what a test leaves behind is what the next one starts from. It has the name of a temporary
// server, so that it is found and ended should this process be killed.
const folder = mkdtempSync(join(tmpdir(), `galley-test-${process.pid}-`));
const cluster = clusterIn(folder);

afterAll(async () => {
  const left = existsSync(cluster) ? await open() : null;
  await left?.close();
  rmSync(folder, { recursive: true, force: true });
});

const outside = join(folder, 'outside');
const open = (): Promise<Embedded> => openEmbedded(folder, () => undefined, outside);

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Another process that has the database open. */
async function hold(): Promise<ChildProcess> {
  const program = resolve(import.meta.dirname, '../../support/hold-database.ts');
  const child = fork(program, [folder, outside], { execArgv: ['--import', 'tsx'] });
  await new Promise((done) => child.once('message', done));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await ended;
}

describe('the embedded database', () => {
  test('keeps what it holds from one start to the next', async () => {
    const first = await open();
    await ask(first.url, 'create table kept (word text)');
    await ask(first.url, `insert into kept values ('Éire'), ('東京'), ('🗞️')`);
    await first.close();
    expect(findPostmaster(cluster)).toBeNull();

    const second = await open();
    expect(second.state).toBe('started');
    expect(await ask(second.url, 'select lower(word) from kept')).toEqual(['éire', '東京', '🗞️']);
    await second.close();
  });

  test('keeps its passwords and files to their owner', () => {
    expect(statSync(join(folder, 'database.json')).mode & 0o077).toBe(0);
    expect(statSync(cluster).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o007).toBe(0);
  });

  test('lets the application own its database and no more', async () => {
    const embedded = await open();
    const sql = `select rolsuper, rolcreaterole, rolreplication from pg_roles where rolname = current_user`;
    expect(await ask(embedded.url, sql)).toEqual([false, false, false]);
    await embedded.close();
  });

  test('is taken over when the process that started it was killed', async () => {
    await kill(await hold());
    const embedded = await open();
    expect(embedded.state).toBe('left behind');
    expect(await ask(embedded.url, 'select count(*)::int from kept')).toEqual([3]);
    await embedded.close();
    expect(findPostmaster(cluster)).toBeNull();
  });

  test('recovers when the server itself was killed', async () => {
    const child = await hold();
    process.kill(findPostmaster(cluster)?.pid ?? 0, 'SIGKILL');
    await kill(child);
    const embedded = await open();
    expect(embedded.state).toBe('started');
    expect(await ask(embedded.url, 'select count(*)::int from kept')).toEqual([3]);
    await embedded.close();
  });

  test('starts over a lock file whose process number now belongs to another program', async () => {
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n54320\n\n127.0.0.1\n`);
    const embedded = await open();
    expect(embedded.state).toBe('started');
    await embedded.close();
  });

  test('takes another port when its own is taken, and keeps to it', async () => {
    const portOf = () =>
      (JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { port: number }).port;
    const before = portOf();
    const other = createServer().listen(before, '127.0.0.1');
    const embedded = await open();
    expect(portOf()).not.toBe(before);
    expect(embedded.url).toContain(`:${portOf()}/`);
    await embedded.close();
    await new Promise((done) => other.close(done));
  });

  test('is shared by several processes and ended by the last of them', async () => {
    const first = await open();
    const second = await open();
    expect(second.state).toBe('in use');
    await first.close();
    expect(await ask(second.url, 'select 1')).toEqual([1]);
    await second.close();
    expect(findPostmaster(cluster)).toBeNull();
  });

  test('is served by one process, and tells the next one where', async () => {
    const child = await hold();
    const embedded = await open();
    expect(await embedded.claim(0)).toBe('http://held.example');
    await kill(child);
    expect(await embedded.claim()).toBeNull();
    await embedded.close();
  });

  test.runIf(process.getuid?.() === 0)(
    'stands outside a folder that only root can enter, and says so',
    async () => {
      const hidden = join(folder, 'private');
      mkdirSync(hidden, { mode: 0o700 });
      const notes: string[] = [];
      const first = await openEmbedded(join(hidden, 'data'), (line) => notes.push(line), outside);
      await ask(first.url, 'create table kept (word text)');
      await first.close();
      expect(notes.join()).toContain(`kept in ${outside}/`);
      const second = await openEmbedded(join(hidden, 'data'), (line) => notes.push(line), outside);
      expect(await ask(second.url, 'select count(*)::int from kept')).toEqual([0]);
      await second.close();
    },
  );

  test('says where it looked when its files are gone, and begins nothing new', async () => {
    renameSync(cluster, `${cluster}.away`);
    await expect(open()).rejects.toThrow(/nothing is there/);
    renameSync(`${cluster}.away`, cluster);
    await (await open()).close();
  });
});
