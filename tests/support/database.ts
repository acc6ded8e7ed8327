import { randomBytes } from 'node:crypto';

import { inject } from 'vitest';

import { db } from '@/lib/db/client';
import type { PrismaClient } from '@/lib/db/generated/client';

import { createDatabase } from './test-server';

/**
 * The application's own client, on a migrated database that this vitest worker shares with no other. Files of one
 * worker follow each other on it, so a test makes the users and workspaces it speaks of, and counts only those.
 */
export function testDatabase(): PrismaClient {
  return db;
}

/** The address of one more database for a test of the database itself: a clone of the migrated one, or empty. */
export async function extraDatabase(kind: 'migrated' | 'empty'): Promise<string> {
  const name = `extra_${randomBytes(5).toString('hex')}`;
  return await createDatabase(inject('testServer'), name, kind === 'migrated' ? 'template' : null);
}
