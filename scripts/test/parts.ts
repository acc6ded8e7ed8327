import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { generateClient } from '../steps/generate-client';
import { requireChromium } from './chromium';
import { runChild, type Command, type Outcome } from './child';
import { countOne, countPlaywright, countVitest, type Counts } from './counts';

/** What a part is given: where, what more to pass to the runner, and where its temporary files go. */
export type PartInput = { root: string; more: string[]; folder: string; note: (line: string) => void };
export type PartResult = { counts: Counts; output: string };

/**
 * One thing that `npm test` does, with its line in the report; `of` is the name by which it can be run alone. Neighbours
 * that are `quick` run beside one another.
 */
export type Part = {
  name: string;
  of: string;
  quick?: boolean;
  run: (input: PartInput) => Promise<PartResult>;
};

const OXLINT = ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'];

/** All parts, in order: what is quick and tells most comes first. */
export const PARTS: Part[] = [
  { name: 'types', of: 'types', quick: true, run: checkTypes },
  { name: 'lint', of: 'lint', quick: true, run: (input) => asOne(input, tool(OXLINT)) },
  {
    name: 'format',
    of: 'lint',
    quick: true,
    run: (input) => asOne(input, tool(['prettier/bin/prettier.cjs', '--check', '.'])),
  },
  {
    name: 'dead code',
    of: 'lint',
    quick: true,
    run: (input) => asOne(input, tool(['knip/bin/knip.js', '--config', '.knip.json'])),
  },
  { name: 'unit', of: 'unit', run: (input) => runVitest(input, ['unit']) },
  { name: 'integration', of: 'integration', run: (input) => runVitest(input, ['integration', 'apart']) },
  { name: 'end to end', of: 'e2e', run: runPlaywright },
];

/** Next first writes what it knows of routes and files, as it would before a build. */
async function checkTypes(input: PartInput): Promise<PartResult> {
  generateClient(input.root);
  const routes = await runChild(input.root, tool(['next/dist/bin/next', 'typegen'])(input));
  if (routes.code !== 0) return { counts: countOne(routes), output: routes.output };
  const info = 'node_modules/.cache/types.tsbuildinfo';
  return await asOne(input, tool(['typescript/bin/tsc', '-p', '.', '--tsBuildInfoFile', info]));
}

async function runVitest(input: PartInput, projects: string[]): Promise<PartResult> {
  generateClient(input.root);
  const report = join(input.folder, `${projects.join('-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [
    'vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...projects.flatMap((project) => ['--project', project]),
    ...reporters,
  ];
  const outcome = await runChild(input.root, tool(args)(input), isWatched(input));
  return { counts: countVitest(report, outcome), output: outcome.output };
}

async function runPlaywright(input: PartInput): Promise<PartResult> {
  const report = join(input.folder, 'e2e.json');
  const env = {
    GALLEY_CHROMIUM: await requireChromium(input.root, input.note),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const args = [
    '@playwright/test/cli.js',
    'test',
    '--config',
    'tests/playwright.config.ts',
    '--reporter=list,json',
  ];
  const outcome = await runChild(input.root, { ...tool(args)(input), env }, isWatched(input));
  // Pictures and traces are of use only when something failed.
  if (outcome.code === 0) rmSync(join(input.root, 'test-results'), { recursive: true, force: true });
  return { counts: countPlaywright(report, outcome), output: outcome.output };
}

async function asOne(input: PartInput, command: (input: PartInput) => Command): Promise<PartResult> {
  const outcome: Outcome = await runChild(input.root, command(input), isWatched(input));
  return { counts: countOne(outcome), output: outcome.output };
}

/** Whoever passes something to a runner wants to see it at work. */
function isWatched({ more }: PartInput): boolean {
  return more.length > 0;
}

function tool([path = '', ...args]: string[]): (input: PartInput) => Command {
  return ({ root, more }) => ({
    program: process.execPath,
    args: [join(root, 'node_modules', path), ...args, ...more],
  });
}
