import { join } from 'node:path';

import { chromium, type Browser } from '@playwright/test';
import { build } from 'esbuild';

/**
 * Starts Chromium for measuring: without what runs in the background. Frames come sixty times a second, as on an
 * ordinary screen.
 */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return await chromium.launch({
    executablePath,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
    ],
  });
}

/** The script of tests/bench/probe, for the beginning of a page. */
export async function bundleProbe(root: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'tests/bench/probe/probe.ts')],
    absWorkingDir: root,
    write: false,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
