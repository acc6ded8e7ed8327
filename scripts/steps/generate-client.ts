import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { fingerprint, isStamped } from './fingerprint';

/**
 * Makes lib/db/generated from prisma/schema.prisma unless it is made from this very schema already; true when it did.
 * The variable keeps Prisma from fetching a program that generating does not use; any program will do.
 */
export function generateClient(root: string): boolean {
  const made = fingerprint(root, ['prisma/schema.prisma', 'node_modules/prisma/package.json']);
  const stamp = join(root, 'lib/db/generated/.schema');
  if (isStamped(stamp, made)) return false;
  const prisma = join(root, 'node_modules/prisma/build/index.js');
  const run = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  });
  if (run.status !== 0)
    throw new Error(`The Prisma client could not be generated.\n${run.stdout}${run.stderr}`);
  writeFileSync(stamp, made);
  return true;
}
