// The database commands: migrate | reset | seed | diff. What they do is in db/run.ts.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installDependencies, requireNode } from './steps/dependencies.mjs';
import { main } from './steps/report.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

await main(async () => {
  requireNode(root);
  await installDependencies(root);
  const { register } = await import('tsx/esm/api');
  register();
  const { run } = await import('./db/run.ts');
  await run(root, process.argv.slice(2));
});
