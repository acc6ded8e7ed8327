import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

import { canReach, type Account } from '@/lib/db/embedded/account';

/** Where root keeps what the database user cannot reach elsewhere. */
export const OUTSIDE = '/var/lib/galley';

/** What a data folder remembers of its database, in `database.json` (mode 0600). */
export type Remembered = {
  /** The folder around the cluster: relative to the data folder, or absolute when it stands elsewhere. */
  home: string;
  /** False until the cluster has once been whole. */
  made: boolean;
  port: number;
  adminPassword: string;
  password: string;
};

/**
 * What the data folder remembers of its database; made, with fresh passwords, when there is nothing yet. The folder is
 * private to us, and open to the database user only for passing through. Throws when the database it speaks of is gone.
 */
export function rememberedHome(
  folder: string,
  outside: string,
  account: Account,
  note: (line: string) => void,
): Remembered {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, account.gid === undefined ? 0o700 : 0o710);
  if (account.gid !== undefined) chownSync(folder, 0, account.gid);

  if (!existsSync(fileIn(folder))) {
    const fresh: Remembered = {
      home: newHome(folder, outside, account, note),
      made: false,
      port: 54_320,
      adminPassword: randomBytes(24).toString('base64url'),
      password: randomBytes(24).toString('base64url'),
    };
    write(folder, fresh, 'unless there is one');
  }
  // Read back in any case: another process may have been first, and its passwords are the ones that count.
  const known = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Remembered;
  const cluster = clusterIn(homeOf(folder, known));
  if (!known.made || existsSync(cluster)) return known;
  throw new Error(
    `${fileIn(folder)} says that the database is in ${cluster}, and nothing is there. ` +
      'Put it back, or delete the data folder to begin with an empty database.',
  );
}

/** Keeps what is to be remembered; replaced as a whole, so a crash leaves the old or the new. */
export function remember(folder: string, what: Remembered): void {
  write(folder, what, 'over the old');
}

function write(folder: string, what: Remembered, how: 'over the old' | 'unless there is one'): void {
  const unfinished = `${fileIn(folder)}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(what, null, 2)}\n`, { mode: 0o600 });
  if (how === 'over the old') return renameSync(unfinished, fileIn(folder));
  try {
    linkSync(unfinished, fileIn(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** The absolute folder around the cluster. */
export function homeOf(folder: string, what: Remembered): string {
  return isAbsolute(what.home) ? what.home : resolve(folder, what.home);
}

/** The cluster's own folder. */
export function clusterIn(home: string): string {
  return join(home, 'postgres');
}

function fileIn(folder: string): string {
  return join(folder, 'database.json');
}

function newHome(folder: string, outside: string, account: Account, note: (line: string) => void): string {
  if (canReach(account, folder)) return '.';
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
  // A cluster of a data folder that was deleted may still stand there: it is left alone, nothing is ever reused.
  let home = join(outside, name);
  for (let n = 2; existsSync(home); n += 1) home = join(outside, `${name}-${n}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  note(`the database user cannot enter ${folder}, so its files are kept in ${home}`);
  return home;
}
