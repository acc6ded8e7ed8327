import { inject } from 'vitest';

import { createDatabase } from './test-server';

// Runs before each test file, and before the file imports the application: its environment is the worker's own
// database, kept from one file of the worker to the next, with the connections to it.
const worker = process.env['VITEST_POOL_ID'] ?? '1';
const kept = globalThis as typeof globalThis & { galleyTestDatabase?: Promise<string> };
kept.galleyTestDatabase ??= createDatabase(inject('testServer'), `worker_${worker}`);
process.env['DATABASE_URL'] = await kept.galleyTestDatabase;
process.env['AUTH_SECRET'] = 'a secret for tests only, long enough to be accepted';
