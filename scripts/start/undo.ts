import { readFileSync } from 'node:fs';

/** What has to be ended again, last first. */
export type Undo = { add: (work: () => Promise<void>) => void; all: () => Promise<void> };

/**
 * Ends everything that was added, and then the process, on Ctrl-C, SIGTERM or SIGHUP, and when the npm that started us
 * or the program at the other end of our channel is gone. A second signal a while after the first ends the process at once; the next start copes with what is left.
 */
export function undoOnSignal(): Undo {
  const works: (() => Promise<void>)[] = [];
  const all = async () => {
    for (let work = works.pop(); work; work = works.pop()) {
      await work().catch((error: unknown) => console.error(error));
    }
  };
  let first = 0;
  const end = () => {
    // npm passes on a signal that the terminal has sent us already.
    if (first > 0 && Date.now() - first < 1_000) return;
    if (first > 0) process.exit(1);
    first = Date.now();
    console.log('\n  ending …');
    void all().then(() => process.exit(0));
  };
  // Whoever read what we print may be gone before us; failing on that would only print more.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  if (process.connected) process.on('disconnect', end);
  watchParent(end);
  return { add: (work) => works.push(work), all };
}

/** npm waits for what it started; when it was killed, nothing would ever end us. */
function watchParent(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    end();
  }, 500);
  timer.unref();
}

/** Our parent, and the parent of the shell that npm may have put in between, which outlives a killed npm. */
function ancestors(): string {
  const parent = process.ppid;
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('\0-c\0');
    const above = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1];
    return isShell ? `${parent} of ${above ?? '?'}` : String(parent);
  } catch {
    // Not Linux, or the parent is just ending.
    return String(parent);
  }
}
