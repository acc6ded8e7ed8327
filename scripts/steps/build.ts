import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { fingerprint, isStamped } from './fingerprint';
import { Stop } from './report.mjs';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  '.postcssrc.json',
];
const NOT_BUILT = /^lib\/db\/generated|\.test\.tsx?$/;

/**
 * Builds the application unless the build that stands there was made from these very sources; true when it did.
 * `whileRunning` receives a function that ends the build early.
 */
export async function buildApplication(
  root: string,
  whileRunning: (end: () => void) => void,
): Promise<boolean> {
  const sources = fingerprint(root, SOURCES, (path) => NOT_BUILT.test(path));
  const stamp = join(root, '.next', 'galley-sources');
  if (isStamped(stamp, sources) && existsSync(join(root, '.next', 'BUILD_ID'))) return false;
  // A build that is broken off must not be taken for the one before it.
  rmSync(stamp, { force: true });
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  whileRunning(() => child.kill('SIGTERM'));
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Stop(`The application could not be built:\n${said.trim()}`);
  writeFileSync(stamp, sources);
  return true;
}
