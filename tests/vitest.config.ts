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

const integration = {
  root,
  env,
  include: ['tests/integration/**/*.test.ts'],
  globalSetup: ['tests/support/global-integration.ts'],
  setupFiles: ['tests/support/integration-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 30_000,
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
          isolate: false,
          testTimeout: 30_000,
          include: ['{lib,components,app,scripts}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
        },
      },
      { resolve: { alias }, test: { ...integration, name: 'integration', isolate: false, exclude: APART } },
      { resolve: { alias }, test: { ...integration, name: 'apart', include: APART } },
    ],
  },
});
