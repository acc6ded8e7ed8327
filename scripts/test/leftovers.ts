import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endTemporary, isAlive } from '@/lib/db/embedded/open-temporary';

const NAME = 'galley-tests-';

/**
 * A folder for everything temporary of this run, so that ending it leaves nothing. Folders of runs that were killed
 * are ended first.
 */
export async function openRunFolder(): Promise<{ folder: string; close: () => Promise<void> }> {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(new RegExp(`^${NAME}(\\d+)-`).exec(name)?.[1]);
    if (owner > 0 && !isAlive(owner)) await endFolder(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${NAME}${process.pid}-`));
  // The database user passes through it.
  chmodSync(folder, 0o711);
  return { folder, close: () => endFolder(folder) };
}

/** Ends every database server that still runs inside the folder, then removes the folder. */
async function endFolder(folder: string): Promise<void> {
  await endTemporary(folder, () => true);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
