// Runs a measurement of tests/bench by name, or all of them: npm run bench -- [name] [what it takes].
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installDependencies, requireNode } from './steps/dependencies.mjs';
import { Stop, main } from './steps/report.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'tests', 'bench');

await main(async () => {
  requireNode(root);
  await installDependencies(root);
  const { register } = await import('tsx/esm/api');
  register();
  const { generateClient } = await import('./steps/generate-client.ts');
  generateClient(root);

  const [only, ...more] = process.argv.slice(2);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.bench.ts')) : [];
  const names = files.map((name) => name.replace('.bench.ts', '')).sort();
  const chosen = only === undefined ? names : names.filter((name) => name === only);
  if (chosen.length === 0)
    throw new Stop(`There is no such measurement. There are: ${names.join(', ') || 'none yet'}.`);
  for (const name of chosen) {
    console.log(`\n${name}`);
    const args = ['--import', 'tsx', join(folder, `${name}.bench.ts`), ...more];
    if (spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0) process.exitCode = 1;
  }
});
