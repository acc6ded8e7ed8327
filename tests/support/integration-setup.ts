import { afterAll, inject } from 'vitest';

import { createDatabase } from './test-server';

// Runs before each test file, and before the file imports the application: its environment is the worker's own
// database, kept from one file of the worker to the next.
const worker = process.env['VITEST_POOL_ID'] ?? '1';
process.env['DATABASE_URL'] = await createDatabase(inject('testServer'), `worker_${worker}`);
process.env['AUTH_SECRET'] = 'a secret for tests only, long enough to be accepted';

const { closeDatabase } = await import('@/lib/db/client');
afterAll(closeDatabase);
