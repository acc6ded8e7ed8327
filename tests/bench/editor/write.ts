import type { CDPSession, Page } from '@playwright/test';

import type { WritingPlace } from './subjects';

/** What is timed, and milliseconds of it as they came. */
export type Written = 'letter' | 'end' | 'enter' | 'rest' | 'work';
export type WritingSamples = Map<Written, number[]>;

/** Milliseconds from one key to the next, as people type who know how to. */
const PACE = 120;
/** Longer than the desk waits before it moves on to what was written. */
const REST = 1_200;
const MIDDLE = ' and nobody at the mill had said';
const END = ' So it was.';
const AFTER_ENTER = 'Then';

/** Writes at one place of an open page: within annotated words, at the end of their paragraph, and a new paragraph. */
export async function writeAt(page: Page, session: CDPSession, place: WritingPlace): Promise<WritingSamples> {
  const samples: WritingSamples = new Map();
  const { block, offset } = place;
  const before = await page.evaluate((at) => window.probe.textOf(at), block);

  await page.evaluate((at) => window.probe.writeAt(at.block, at.offset), place);
  await page.waitForTimeout(REST);
  await page.evaluate(() => window.probe.watchWriting());
  const began = await busy(session);
  await type(page, MIDDLE);
  const [first = NaN, ...letters] = await take(page);
  samples.set('work', [((await busy(session)) - began) / MIDDLE.length]);

  await page.evaluate((at) => window.probe.writeAt(at, Number.MAX_SAFE_INTEGER), block);
  await page.waitForTimeout(REST);
  await page.evaluate(() => window.probe.watchWriting());
  await type(page, END);
  await page.keyboard.press('Enter');
  await apart(page);
  await type(page, AFTER_ENTER);
  const later = await take(page);
  const [second = NaN, ...ends] = later.slice(0, END.length);
  const [enter = NaN, ...more] = later.slice(END.length);

  samples.set('letter', letters);
  samples.set('end', [...ends, ...more]);
  samples.set('enter', [enter]);
  samples.set('rest', [first, second]);

  const after = await page.evaluate((at) => [window.probe.textOf(at), window.probe.textOf(at + 1)], block);
  const expected = [before.slice(0, offset) + MIDDLE + before.slice(offset) + END, AFTER_ENTER];
  if (after.join('\n') !== expected.join('\n')) {
    throw new Error(
      `What was written does not stand there:\n${after.join('\n')}\ninstead of\n${expected.join('\n')}`,
    );
  }
  return samples;
}

async function type(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await apart(page);
  }
}

async function take(page: Page): Promise<number[]> {
  return await page.evaluate(() => window.probe.take());
}

/** Irregularly, so that samples do not fall into step with the frames. */
async function apart(page: Page): Promise<void> {
  await page.waitForTimeout(PACE - 20 + Math.random() * 40);
}

/** Milliseconds that the page's main thread has worked so far, by its own clock. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
