import { cpus } from 'node:os';
import { resolve } from 'node:path';

import type { BrowserContext, CDPSession, Page } from '@playwright/test';

import { requireChromium } from '../../scripts/test/chromium';
import openApplication from '../support/global-e2e';
import type { Subject } from './desk/pages';
import { renderReport } from './editor/report';
import { writeAt, type Written } from './editor/write';
import { bundleProbe, launchBrowser } from './measure/browser';
import { inOwnRoom } from './measure/room';

const ROUNDS = Number(process.argv[2] ?? 5);
const WORDS = Number(process.argv[3] ?? 50_000);
const ANNOTATIONS = Number(process.argv[4] ?? 2_000);
const WARM_UP = 1;
/** A page that is not open by then cannot hold the article. */
const PATIENCE = 60_000;

// npm run bench -- editor [rounds] [words] [annotations]
await inOwnRoom(async (later) => {
  const root = resolve(import.meta.dirname, '../..');
  const chromium = await requireChromium(root, (line) => console.log(`  ${line}`));
  console.log('  Building if sources changed, and making the article …');
  later(await openApplication());
  // Only now: what they import reads the environment, which names the database since a moment ago.
  const { closeDatabase } = await import('@/lib/db/client');
  const { prepare } = await import('./desk/pages');
  const { makeSubjects } = await import('./editor/subjects');
  later(closeDatabase);
  const appUrl = process.env['GALLEY_E2E_URL'] ?? '';
  const made = await makeSubjects(root, appUrl, { words: WORDS, annotations: ANNOTATIONS });
  later(made.close);

  const browser = await launchBrowser(chromium);
  later(() => browser.close());
  const probe = await bundleProbe(root);
  const open: (Opened & { name: string; samples: Map<Written, number[]> })[] = [];
  for (const subject of made.subjects) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await prepare(context, subject, probe);
    const opened = await openPage(context, subject);
    if (opened) open.push({ ...opened, name: subject.name, samples: new Map() });
  }

  let unanswered = 0;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    // Spread over the middle of the text, and the later ones first.
    const share = 0.3 + (0.4 * (round + WARM_UP)) / (ROUNDS + WARM_UP);
    const place = made.places[Math.floor(made.places.length * share)];
    if (!place) throw new Error('The article has no place to write at.');
    // Every round begins with another page, so that none is always the one after the dearest.
    const shift = (round + WARM_UP) % open.length;
    for (const one of [...open.slice(shift), ...open.slice(0, shift)]) {
      await one.page.bringToFront();
      const samples = await writeAt(one.page, one.session, place);
      if (round < 0) continue;
      for (const [name, values] of samples) {
        const answered = values.filter((value) => !Number.isNaN(value));
        unanswered += values.length - answered.length;
        one.samples.set(name, [...(one.samples.get(name) ?? []), ...answered]);
      }
    }
  }

  console.log(
    `  One article of ${made.words.toLocaleString('en-GB')} words and ${ANNOTATIONS.toLocaleString('en-GB')} annotations, ` +
      'on the pages of peers a comment for each; “skipping” does not lay out blocks out of sight, as the desk does not.',
  );
  console.log(
    `  Chromium ${browser.version()}, ${cpus().length} processors; ${ROUNDS} rounds after ${WARM_UP} to warm up, ` +
      'all pages in turn in each, one key about every 120 ms.',
  );
  const openings = open.map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(1)} s`);
  console.log(`  Open with everything drawn after: ${openings.join(', ')}.\n`);
  for (const line of renderReport(open)) console.log(`  ${line}`);
  if (unanswered > 0) console.log(`\n  ${unanswered} keys were never answered and are not counted.`);
});

type Opened = { page: Page; session: CDPSession; ms: number };

/** Opens a page, on the desk for writing; null, and says so, when it does not open. */
async function openPage(context: BrowserContext, subject: Subject): Promise<Opened | null> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`  ${subject.name}: ${error.message}`));
  const began = performance.now();
  try {
    await page.goto(subject.url, { waitUntil: 'commit' });
    if (subject.cookie === null)
      await page.waitForFunction("document.title === 'Open'", null, { timeout: PATIENCE });
    await page.evaluate(() => window.probe.opened());
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'for no known reason';
    console.log(`  ${subject.name} did not open with this article: ${reason}`);
    await context.close();
    return null;
  }
  const ms = performance.now() - began;
  if (subject.cookie !== null) await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session, ms };
}
