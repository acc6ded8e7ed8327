import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { countOne, countPlaywright, countVitest } from './counts';

const folder = mkdtempSync(join(tmpdir(), 'galley-counts-'));
const file = join(folder, 'report.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const well = { code: 0, output: '' };
const badly = { code: 1, output: '' };

function write(report: object): string {
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const vitest = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] };

describe('the counts of a run', () => {
  test('are those that the runner reports', () => {
    expect(countVitest(write(vitest), well)).toEqual({ passed: 5, failed: 0, skipped: 2 });
    expect(countPlaywright(write(playwright), well)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });

  test('hold one failure when the runner wrote nothing', () => {
    const missing = join(folder, 'missing.json');
    expect(countVitest(missing, well).failed).toBe(1);
    expect(countPlaywright(missing, well).failed).toBe(1);
  });

  test('hold one failure when the runner ended badly although every test passed', () => {
    expect(countVitest(write(vitest), badly)).toEqual({ passed: 5, failed: 1, skipped: 2 });
    expect(countPlaywright(write(playwright), badly)).toEqual({ passed: 4, failed: 1, skipped: 2 });
    expect(countVitest(write({ ...vitest, numPassedTests: 0 }), badly).failed).toBe(1);
  });

  test('hold one failure for each file that could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const report = { ...vitest, testResults: [...vitest.testResults, broken, broken] };
    expect(countVitest(write(report), badly).failed).toBe(2);
  });

  test('hold a failure for a test that passed at the second try, and for an error outside of tests', () => {
    const stats = { ...playwright.stats, flaky: 1 };
    expect(countPlaywright(write({ stats, errors: [{}] }), badly).failed).toBe(2);
  });

  test('are one for a program that is right or wrong as a whole', () => {
    expect(countOne(well)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countOne(badly)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
