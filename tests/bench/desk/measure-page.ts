import type { BrowserContext, CDPSession, Page } from '@playwright/test';

import type { Subject } from './pages';

/** Milliseconds by what was measured; a subject has no samples of what it cannot do. */
export type PageSamples = Map<Measure, number[]>;

export type Measure =
  'open' | 'menu' | 'whole' | 'key' | 'work' | 'held' | 'pointer' | 'frame' | 'filter' | 'annotate';

const KEYS = 12;
const HELD_KEYS = 30;
const POINTS = 5;
const WHEELS = 40;
const FILTERS = 4;

/**
 * Opens a subject in a new tab and measures everything on it once; the tab is closed again. `look` says how its text is
 * set.
 */
export async function measurePage(
  context: BrowserContext,
  subject: Subject,
): Promise<{ samples: PageSamples; look: string }> {
  const page = await context.newPage();
  const samples: PageSamples = new Map();
  try {
    await page.goto(subject.url, { waitUntil: 'commit' });
    const opening = await page.evaluate(() => window.probe.opened());
    samples.set('open', [opening.selectable]);
    samples.set('whole', [opening.whole]);
    if (subject.expectation.menu !== null) samples.set('menu', [opening.menu]);
    await page.evaluate(() => window.probe.pause(600));
    const look = await page.evaluate(() => window.probe.look());

    await measureKeys(page, samples);
    await measurePointer(page, samples);
    await measureScrolling(page, samples);
    if (subject.cookie !== null) {
      await measureFilter(page, samples);
      await measureAnnotating(page, samples);
    }
    return { samples, look };
  } finally {
    await page.close();
  }
}

/** One key at a time, as in thinking; then the key held down, thirty a second, as in going far. */
async function measureKeys(page: Page, samples: PageSamples): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(() => window.probe.goTo(0.5));
  await page.keyboard.press('Shift+ArrowRight');
  await settle(page);
  const before = await busy(session);
  await page.evaluate(() => window.probe.watchKeys());
  for (let n = 0; n < KEYS; n += 1) {
    await page.keyboard.press('Shift+ArrowRight');
    await apart(page, 60);
  }
  samples.set('key', await page.evaluate(() => window.probe.take()));
  await settle(page);
  samples.set(
    'work',
    [(await busy(session)) - before].map((all) => all / KEYS),
  );

  await page.evaluate(() => window.probe.watchKeys());
  const began = performance.now();
  for (let n = 0; n < HELD_KEYS; n += 1) {
    await page.keyboard.press('Shift+ArrowDown');
    await page.waitForTimeout(Math.max(0, began + (n + 1) * 33 - performance.now()));
  }
  samples.set('held', await page.evaluate(() => window.probe.take()));
  await session.detach();
}

/** Button down at other and other words: the caret goes there, and with the second click the word is selected. */
async function measurePointer(page: Page, samples: PageSamples): Promise<void> {
  const { left, top } = await page.evaluate(() => window.probe.goTo(0.55));
  await settle(page);
  await page.evaluate(() => window.probe.watchPointer());
  for (let n = 0; n < POINTS; n += 1) {
    await page.mouse.dblclick(left + 40 + n * 110, top + 14);
    await apart(page, 350);
  }
  samples.set('pointer', await page.evaluate(() => window.probe.take()));
}

async function measureScrolling(page: Page, samples: PageSamples): Promise<void> {
  const { left, top } = await page.evaluate(() => window.probe.goTo(0.2));
  await page.mouse.move(left + 200, top);
  await settle(page);
  await page.evaluate(() => window.probe.startFrames());
  for (let n = 0; n < WHEELS; n += 1) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(25);
  }
  samples.set('frame', await page.evaluate(() => window.probe.takeFrames()));
}

/** The first kind's chip, pressed and released: fewer annotations are drawn, then all of them again. */
async function measureFilter(page: Page, samples: PageSamples): Promise<void> {
  const chip = page.locator('.filter-bar .chip[aria-pressed]').first();
  if (!(await chip.isVisible())) return;
  await page.evaluate(() => window.probe.watchClicksForMarks());
  for (let n = 0; n < FILTERS; n += 1) {
    await chip.click();
    await settle(page);
  }
  samples.set('filter', await page.evaluate(() => window.probe.take()));
}

/** A claim on some words: until it is drawn in the text and its card stands beside it. */
async function measureAnnotating(page: Page, samples: PageSamples): Promise<void> {
  await page.evaluate(() => window.probe.goTo(0.6));
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  await settle(page);
  await page.evaluate(() => window.probe.watchKeysForCards());
  await page.keyboard.press('c');
  samples.set('annotate', await page.evaluate(() => window.probe.take()));
  // Until it is saved, so that it can be taken away again.
  await page.evaluate(() => window.probe.pause(1_000));
}

/** Until what follows an action late (menus, saving) is over. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => window.probe.pause(400));
}

/** Irregularly, so that samples do not fall into step with the frames. */
async function apart(page: Page, least: number): Promise<void> {
  await page.waitForTimeout(least + Math.random() * 17);
}

/** Milliseconds that the page's main thread has worked so far, by its own clock. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
