import { createServer } from 'node:net';
import { createInterface } from 'node:readline/promises';

import { Stop } from '../steps/report.mjs';

/** Where to listen; `chosen` is false for a port that nobody asked for. */
export type Wish = { host: string; port: number; chosen: boolean };

/** HOST and PORT, or 127.0.0.1 and 3000. Throws a sentence for a port that is none. */
export function wishedAddress(values: NodeJS.ProcessEnv): Wish {
  const given = values['PORT'];
  const port = given === undefined || given === '' ? 3000 : Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Stop(`PORT must be a number from 1 to 65535, not "${given ?? ''}".`);
  }
  return { host: values['HOST'] || '127.0.0.1', port, chosen: Boolean(given) };
}

/**
 * The port to listen on. When the wished one is taken the next free one is offered: asked for in a terminal, taken and
 * said when nobody asked for a certain port, else left to the person with the command to type.
 */
export async function settlePort(wish: Wish, command: string, note: (line: string) => void): Promise<number> {
  if (await isFree(wish.host, wish.port)) return wish.port;
  const next = await nextFree(wish);
  const taken = `Port ${wish.port} on ${wish.host} is taken by another program.`;
  if (process.stdin.isTTY && process.stdout.isTTY) {
    if (await confirm(`${taken} Use ${next}? [Y/n] `)) return next;
    throw new Stop('Nothing was started.');
  }
  if (wish.chosen) throw new Stop(`${taken} The next free one: PORT=${next} ${command}`);
  note(`port ${wish.port} is taken by another program, so it is ${next} (PORT chooses)`);
  return next;
}

async function nextFree({ host, port }: Wish): Promise<number> {
  for (let next = port + 1; next <= Math.min(port + 100, 65_535); next += 1) {
    if (await isFree(host, next)) return next;
  }
  throw new Stop(`Port ${port} and the hundred after it are taken: choose one with PORT.`);
}

async function isFree(host: string, port: number): Promise<boolean> {
  const problem = await new Promise<string | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  if (problem === undefined) return true;
  if (problem === 'EADDRINUSE') return false;
  if (problem === 'EACCES')
    throw new Stop(`This user may not listen on port ${port}: choose one above 1023 with PORT.`);
  throw new Stop(`HOST=${host} is not an address of this machine (${problem}).`);
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // While it asks, the terminal hands Ctrl-C to it instead of making a signal of it.
  terminal.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('no')));
  try {
    const answer = await Promise.race([terminal.question(question), closed]);
    return !/^n/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
