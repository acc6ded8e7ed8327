import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';

import { PrismaClient } from '@/lib/db/generated/client';

/**
 * A Prisma client on a database address or on a pool of the caller's own. Plain, for scripts and tests too. Disconnect
 * it with `$disconnect()`; a pool that was handed in stays open.
 */
export function createClient(database: string | pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(database) });
}
