import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const alias = { '@': root };
// What the application logs while it is made to fail belongs into no report.
const env = { LOG_LEVEL: 'silent' };

/**
 * What puts something in the place of a module, or of the environment that a module read, starts with modules of its
 * own. All other files of a worker share theirs, which spares a quarter of the time.
 */
const APART = [
  'auth/oidc',
  'fetch/servers',
  'fetch/targets',
  'hostile/actions',
  'hostile/guest-actions',
  'hostile/server',
  'mail/mailed',
  'mail/send-mail',
  'routes/auth',
].map((name) => `tests/integration/${name}.test.ts`);

/** Nothing here waits so long: these are for the slowest machine, and end what would never end. */
const patience = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 15_000, interval: 20 } },
};

const integration = {
  root,
  env,
  include: ['tests/integration/**/*.test.ts'],
  globalSetup: ['tests/support/global-integration.ts'],
  setupFiles: ['tests/support/integration-setup.ts'],
  ...patience,
};

export default defineConfig({
  root,
  test: {
    // One less than there are processors is one, on a machine with two, where the other one waits for the database.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          root,
          env,
          ...patience,
          isolate: false,
          include: ['{lib,components,app,scripts}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
        },
      },
      { resolve: { alias }, test: { ...integration, name: 'integration', isolate: false, exclude: APART } },
      { resolve: { alias }, test: { ...integration, name: 'apart', include: APART } },
    ],
  },
});
