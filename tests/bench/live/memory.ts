import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** What Node loads first in a process that is to be asked for its memory. */
export const TELL_MEMORY = ['--import', join(import.meta.dirname, 'tell-memory.mjs')];

/**
 * What processes hold together, in bytes, just after everything that nobody holds was collected. `held` is what the program holds;
 * `resident` is what the system counts, with the room that a process keeps for later and what it keeps of its own code.
 */
export type Memory = { held: number; resident: number };

/** Asks processes that were started with `TELL_MEMORY`. */
export async function memoryOf(processes: readonly ChildProcess[]): Promise<Memory> {
  const sum = { held: 0, resident: 0 };
  for (const child of processes) {
    const { held, resident } = await ask(child);
    sum.held += held;
    sum.resident += resident;
  }
  return sum;
}

async function ask(child: ChildProcess): Promise<Memory> {
  return await new Promise((resolve, reject) => {
    child.once('message', (told) => resolve(told as Memory));
    child.send('memory', (error) => error && reject(error));
  });
}
