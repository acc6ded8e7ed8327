import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Stop, step } from './report.mjs';

/** Throws a sentence when this Node is older than package.json asks for. */
export function requireNode(root) {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [needMajor, needMinor] = wanted.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Stop(`Galley needs Node ${wanted} or newer; this is ${process.versions.node}.`);
}

/** Installs what package-lock.json says with `npm ci`, unless exactly that is installed. */
export async function installDependencies(root) {
  await step('dependencies', async () => {
    if (isInstalled(root)) return { outcome: 'up to date', value: undefined };
    await npmCi(root);
    return { outcome: 'installed', value: undefined };
  });
}

/** npm writes node_modules/.package-lock.json as the last thing it does: what is in it is there, and whole. */
function isInstalled(root) {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  const { '': _project, ...wanted } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ).packages;
  const isWanted = ([path, { version }]) => wanted[path]?.version === version;
  // Optional packages are those of other platforms.
  const isThere = ([path, entry]) => entry.optional || entry.devOptional || entry.peer || path in installed;
  return Object.entries(installed).every(isWanted) && Object.entries(wanted).every(isThere);
}

/**
 * Without install scripts: the few that our packages have fetch programs that are not used, or do what start does
 * itself, and no package gets to run code of its own here.
 */
async function npmCi(root) {
  const flags = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  // npm says where it is when it started us; else it is looked for, as a shell does.
  const npm = process.env.npm_execpath;
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...flags]] : ['npm', flags];
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: program === 'npm',
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Stop(`npm ci did not succeed (${code}):\n${said.trim()}`);
}
