/** An end that was foreseen: its message says all a person needs, without a stack. */
export class Stop extends Error {}

/** Prints one aligned line: what was done, how it went, how long it took. */
export function report(name, outcome, milliseconds) {
  const time = `${(milliseconds / 1000).toFixed(1)} s`;
  console.log(`  ${name.padEnd(14)} ${outcome.padEnd(42)} ${time.padStart(8)}`);
}

/**
 * Does one step and reports it by the outcome that `work` returns. What `work` notes is printed below the line. When
 * it throws, the step is reported as failed and the error goes on.
 * @template T
 * @param {string} name
 * @param {(note: (line: string) => void) => Promise<{ outcome: string, value: T }>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  const notes = [];
  try {
    const { outcome, value } = await work((line) => notes.push(line));
    report(name, outcome, performance.now() - began);
    return value;
  } catch (error) {
    report(name, 'failed', performance.now() - began);
    throw error;
  } finally {
    for (const line of notes) console.log(`    ${line}`);
  }
}

/** Runs a program's main function: a foreseen end prints its sentence, any other error its stack; both end with 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exit(1);
  }
}
