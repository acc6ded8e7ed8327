import pg from 'pg';

import { createClient } from '@/lib/db/create-client';
import type { PrismaClient } from '@/lib/db/generated/client';
import { env } from '@/lib/env';

// The development server loads this module again after each change; the connections outlive that here.
const kept = globalThis as typeof globalThis & {
  galleyDatabase?: { pool: pg.Pool; db: PrismaClient; closers: Set<() => Promise<void>> };
};

/** The application's connections, for what Prisma has no words for. */
export const pool: pg.Pool = (kept.galleyDatabase ??= connect()).pool;

/** The application's one Prisma client, on the same connections. */
export const db: PrismaClient = kept.galleyDatabase.db;

/** Has `closer` end a connection of its own when the database is closed. Answers how to take that back. */
export function onDatabaseClose(closer: () => Promise<void>): () => void {
  const closers = kept.galleyDatabase?.closers;
  closers?.add(closer);
  return () => closers?.delete(closer);
}

/** Ends all connections, once, when the process stops; nothing can be asked afterwards. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([...(kept.galleyDatabase?.closers ?? [])].map((closer) => closer()));
  await db.$disconnect();
  if (!pool.ended) await pool.end();
}

function connect() {
  const connections = new pg.Pool({ connectionString: env.DATABASE_URL, max: 20 });
  // A connection that breaks while idle is replaced by the next query, which reports what is wrong if it lasts.
  connections.on('error', () => undefined);
  return { pool: connections, db: createClient(connections), closers: new Set<() => Promise<void>>() };
}
