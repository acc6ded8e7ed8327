import { Stop, report } from '../steps/report.mjs';
import { endChildren } from './child';
import type { Counts } from './counts';
import { openRunFolder } from './leftovers';
import { PARTS, type Part } from './parts';

/**
 * Runs all parts, or the one that is named first, passing on what follows it. Ends with the plain line of counts, and
 * the process with 1 when anything failed.
 */
export async function run(root: string, [only, ...more]: string[]): Promise<void> {
  const names = [...new Set(PARTS.map((part) => part.of))];
  if (only !== undefined && !names.includes(only)) {
    throw new Stop(`There is no part "${only}". The parts: ${names.join(', ')}.`);
  }
  const { folder, close } = await openRunFolder();
  // Every program of the run puts its temporary files there, and it is removed as a whole.
  process.env['TMPDIR'] = folder;
  const ending = endOnSignal(close);
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const group of together(PARTS.filter(({ of }) => only === undefined || of === only))) {
      await Promise.all(
        group.map(async (part) => {
          const began = performance.now();
          const note = (line: string) => console.log(`    ${line}`);
          const { counts, output } = await part.run({ root, more, folder, note });
          // Asked to end: what was broken off is no result, and the process ends any moment.
          if (ending()) await new Promise(() => undefined);
          if (counts.failed > 0 && output) console.log(`\n${output.trim()}\n`);
          report(part.name, sayCounts(counts), performance.now() - began);
          total.passed += counts.passed;
          total.failed += counts.failed;
          total.skipped += counts.skipped;
        }),
      );
    }
  } finally {
    await close();
  }
  console.log(`\n${sayCounts(total)}`);
  process.exit(total.failed === 0 ? 0 : 1);
}

/** The parts in order, neighbours that are quick as one group. */
function together(parts: Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.quick && last?.at(-1)?.quick) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function sayCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Ends everything and the process on Ctrl-C and its like; tells whether that has begun. */
function endOnSignal(close: () => Promise<void>): () => boolean {
  let begun = false;
  const end = () => {
    if (begun) return;
    begun = true;
    console.log('\n  ending …');
    void endChildren()
      .then(close)
      .then(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  return () => begun;
}
