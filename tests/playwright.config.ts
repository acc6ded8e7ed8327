import { resolve } from 'node:path';

import { defineConfig } from '@playwright/test';

import { findChromium } from '../scripts/test/chromium';

const root = resolve(import.meta.dirname, '..');
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: resolve(root, 'tests/e2e'),
  outputDir: resolve(root, 'test-results'),
  globalSetup: resolve(root, 'tests/support/global-e2e.ts'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // Three times what a machine takes that has other things to do.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: process.env['GALLEY_E2E_URL'] ?? '',
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // Costs a third of the time; `npm test -- e2e NAME --trace on` has one.
    trace: 'off',
    launchOptions: {
      executablePath: findChromium() ?? '',
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
