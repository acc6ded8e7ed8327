import { randomBytes } from 'node:crypto';

import { openRunFolder } from '../../../scripts/test/leftovers';

/**
 * Does the work of one bench with a temporary folder of its own, in which its database, its data and its browser live,
 * and leaves nothing: not when the work fails, and not when it is interrupted. `later` adds what has to be ended.
 */
export async function inOwnRoom(
  work: (later: (end: () => Promise<void>) => void) => Promise<void>,
): Promise<void> {
  // A server that somebody works on is no place for a hundred thousand annotations, and not idle either.
  delete process.env['DATABASE_URL'];
  process.env['AUTH_SECRET'] = randomBytes(32).toString('hex');
  const { folder, close } = await openRunFolder();
  process.env['TMPDIR'] = folder;
  const ends: (() => Promise<void>)[] = [close];
  const endAll = async () => {
    for (let end = ends.pop(); end; end = ends.pop())
      await end().catch((error: unknown) => console.error(error));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endAll().then(() => process.exit(130)));
  }
  try {
    await work((end) => ends.push(end));
  } finally {
    await endAll();
  }
}

/** Times one piece of work, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
