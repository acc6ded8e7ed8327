import { setTimeout as sleep } from 'node:timers/promises';

import { Page } from './page';
import { Reader } from './reader';
import type { Visitor } from './world';

/** How many write, only read, and read with the whole text in hand; how long, and how fast. */
export type Plan = {
  writers: number;
  readers: number;
  fullReaders: number;
  seconds: number;
  perSecond: number;
};

/** What came of writing together; the pages are still open. */
export type Session = {
  pages: Page[];
  writers: Page[];
  readers: Reader[];
  /** Every letter that was typed, each another one, and when. */
  typed: Map<string, number>;
  deleted: number;
  /** Milliseconds from the first key to the last. */
  ms: number;
  /** Milliseconds that a turn of this process came too late: what the clients themselves add to every figure. */
  lags: number[];
  /** Milliseconds from the last key until all pages had everything. */
  settlingMs: number;
};

/** The first of the letters that are typed: no article of ours holds one of them, and there are enough for each to be another. */
const FIRST_LETTER = 0x4e00;
const LETTERS_EACH = 1_000;
/** So many letters at one place, then at another. */
const RUN = 12;
const PATIENCE_MS = 60_000;

/** Lets people write in one article, all at once, and waits until everything is everywhere. */
export async function writeTogether(
  visitors: readonly Visitor[],
  articleId: string,
  plan: Plan,
): Promise<Session> {
  const opened = visitors.slice(0, plan.writers + plan.fullReaders);
  const pages = await Promise.all(opened.map((visitor) => Page.open(visitor, articleId)));
  const writers = pages.slice(0, plan.writers);
  const others = visitors.slice(opened.length, plan.writers + plan.readers);
  const readers = await Promise.all(others.map((visitor) => Reader.open(visitor, articleId)));

  const typed = new Map<string, number>();
  let deleted = 0;
  const lags: number[] = [];
  const watch = watchLag((ms) => lags.push(ms));
  // Some settle again and again while they read or write, as a desk does; the others once at the end.
  const settling = setInterval(() => {
    for (const [index, page] of pages.entries()) if (index % 5 === 0) page.settle();
  }, 1_000);
  const began = performance.now();
  const end = began + plan.seconds * 1_000;
  await Promise.all(
    writers.map(async (page, index) => {
      const caret = setInterval(() => page.tellCaret(), 1_000);
      for (let n = 0; performance.now() < end && n < LETTERS_EACH; n += 1) {
        if (n % RUN === 0) {
          page.goTo(Math.random());
          if (page.deleteBack((character) => /[a-z]/.test(character))) deleted += 1;
        }
        const letter = String.fromCharCode(FIRST_LETTER + index * LETTERS_EACH + n);
        typed.set(letter, performance.now());
        page.write(letter);
        await sleep((1_000 / plan.perSecond) * (0.5 + Math.random()));
      }
      clearInterval(caret);
    }),
  );
  const ms = performance.now() - began;
  const written = performance.now();
  while (!isQuiet(pages, readers) && performance.now() < written + PATIENCE_MS) await sleep(50);
  const settlingMs = performance.now() - written;
  clearInterval(watch);
  clearInterval(settling);
  for (const page of pages) page.settle();
  return { pages, writers, readers, typed, deleted, ms, lags, settlingMs };
}

/** Ends all streams. */
export async function endSession({ pages, readers }: Session): Promise<void> {
  await Promise.all([
    ...pages.map((page) => page.close()),
    ...readers.map(({ following }) => following.end()),
  ]);
}

function isQuiet(pages: readonly Page[], readers: readonly Reader[]): boolean {
  const version = Math.max(...pages.map(({ live }) => live.version));
  return (
    pages.every((page) => page.isSaved && page.live.version === version) &&
    readers.every((reader) => reader.version === version)
  );
}

const TURN_MS = 20;

function watchLag(tell: (ms: number) => void): NodeJS.Timeout {
  let due = performance.now() + TURN_MS;
  return setInterval(() => {
    const now = performance.now();
    tell(Math.max(0, now - due));
    due = now + TURN_MS;
  }, TURN_MS);
}
