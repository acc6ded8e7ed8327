import { resolve } from 'node:path';

import type { TestProject } from 'vitest/node';

import { generateClient } from '../../scripts/steps/generate-client';
import { openTestServer, type TestServer } from './test-server';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Vitest's global setup for the integration tests: one server for the run, ended with all its databases after it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient(resolve(import.meta.dirname, '../..'));
  const { close, ...testServer } = await openTestServer();
  project.provide('testServer', testServer);
  return close;
}
