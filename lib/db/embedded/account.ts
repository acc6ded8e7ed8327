import { execFileSync, spawnSync } from 'node:child_process';

/** The user a database process runs as; empty when it may run as ourselves. */
export type Account = { uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root, so root lends it the `postgres` user where there is one and `nobody` elsewhere.
 * No user is ever created. Throws a readable sentence when root has neither.
 */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Run Galley as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether the account can enter the folder (or run the file) through every folder above it: tried, not computed. */
export function canReach(account: Account, path: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    const text = execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number.parseInt(text, 10);
  } catch {
    // `id` exits non-zero for a user that does not exist.
    return undefined;
  }
}
