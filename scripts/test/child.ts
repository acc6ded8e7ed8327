import { spawn, type ChildProcess } from 'node:child_process';

/** A program to run: the file of a Node program under node_modules, or a command of the system. */
export type Command = { program: string; args: string[]; env?: Record<string, string> };

/** How a program ended, and what it said when nobody was watching. */
export type Outcome = { code: number; output: string };

const running = new Set<ChildProcess>();

/** Runs a program in the project's folder; `live` lets it write to the terminal itself. */
export async function runChild(root: string, command: Command, live = false): Promise<Outcome> {
  const child = spawn(command.program, command.args, {
    cwd: root,
    env: { ...process.env, ...command.env },
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  running.delete(child);
  return { code, output };
}

/** Asks what runs to end, and forces it after a while; resolves when nothing runs any more. */
export async function endChildren(): Promise<void> {
  const force = setTimeout(() => {
    for (const child of running) child.kill('SIGKILL');
  }, 15_000);
  await Promise.all(
    [...running].map((child) => {
      child.kill('SIGTERM');
      return new Promise((resolve) => child.once('close', resolve));
    }),
  );
  clearTimeout(force);
}
