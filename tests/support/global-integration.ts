import { resolve } from 'node:path';

import type { TestProject } from 'vitest/node';

import { generateClient } from '../../scripts/steps/generate-client';
import { openTestServer, type TestServer } from './test-server';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

type OpenServer = Awaited<ReturnType<typeof openTestServer>>;

// Each project loads this module for itself.
const kept = globalThis as typeof globalThis & {
  galleyTestServer?: { opening: Promise<OpenServer>; projects: number };
};

/** Vitest's global setup for the integration tests: one server for the run, ended with all its databases after it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (kept.galleyTestServer ??= { opening: open(), projects: 0 });
  shared.projects += 1;
  const { close, ...testServer } = await shared.opening;
  project.provide('testServer', testServer);
  return async () => {
    shared.projects -= 1;
    if (shared.projects > 0) return;
    delete kept.galleyTestServer;
    await close();
  };
}

async function open(): Promise<OpenServer> {
  generateClient(resolve(import.meta.dirname, '../..'));
  return await openTestServer();
}
