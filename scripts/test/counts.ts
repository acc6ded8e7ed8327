import { existsSync, readFileSync } from 'node:fs';

import type { Outcome } from './child';

export type Counts = { passed: number; failed: number; skipped: number };

/** A program that is right or wrong as a whole counts as one test. */
export function countOne({ code }: Outcome): Counts {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** What vitest wrote to its JSON report. A file that could not even be loaded counts as one failed test. */
export function countVitest(file: string, outcome: Outcome): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return agreeing({ passed: report.numPassedTests, failed, skipped }, outcome);
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** What Playwright wrote to its JSON report. An error outside any test, and a test that passed at a second try, failed. */
export function countPlaywright(file: string, outcome: Outcome): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  const failed = stats.unexpected + stats.flaky + errors.length;
  return agreeing({ passed: stats.expected, failed, skipped: stats.skipped }, outcome);
}

/** A runner that ended badly without a failed test (an unhandled error, no test at all) failed once. */
function agreeing(counts: Counts, { code }: Outcome): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
