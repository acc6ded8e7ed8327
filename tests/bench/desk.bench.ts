import { cpus } from 'node:os';
import { resolve } from 'node:path';

import { requireChromium } from '../../scripts/test/chromium';
import openApplication from '../support/global-e2e';
import { measurePage, type Measure } from './desk/measure-page';
import { renderReport } from './desk/report';
import { bundleProbe, launchBrowser } from './measure/browser';
import { inOwnRoom } from './measure/room';

const COUNTS = [0, 200, 2_000];
const WARM_UP = 1;
const ROUNDS = Number(process.argv[2] ?? 10);

// npm run bench -- desk [rounds]
await inOwnRoom(async (later) => {
  const root = resolve(import.meta.dirname, '../..');
  const chromium = await requireChromium(root, (line) => console.log(`  ${line}`));
  console.log('  Building if sources changed, and making the articles …');
  later(await openApplication());
  // Only now: what they import reads the environment, which names the database since a moment ago.
  const { closeDatabase } = await import('@/lib/db/client');
  const { makeSubjects, prepare } = await import('./desk/pages');
  later(closeDatabase);
  const { bare, desks, words, close } = await makeSubjects(root, process.env['GALLEY_E2E_URL'] ?? '', COUNTS);
  later(close);

  const browser = await launchBrowser(chromium);
  later(() => browser.close());
  const probe = await bundleProbe(root);
  const subjects = await Promise.all(
    [bare, ...desks].map(async (subject) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await prepare(context, subject, probe);
      return { subject, context, samples: new Map<Measure, number[]>(), look: '' };
    }),
  );

  let unanswered = 0;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    // Every round begins with another subject, so that none is always the one after the dearest.
    const shift = (round + WARM_UP) % subjects.length;
    for (const one of [...subjects.slice(shift), ...subjects.slice(0, shift)]) {
      const { look, samples } = await measurePage(one.context, one.subject);
      await one.subject.restore();
      one.look = look;
      if (round < 0) continue;
      for (const [measure, values] of samples) {
        const answered = values.filter((value) => !Number.isNaN(value));
        unanswered += values.length - answered.length;
        one.samples.set(measure, [...(one.samples.get(measure) ?? []), ...answered]);
      }
    }
  }

  const looks = new Set(subjects.map(({ look }) => look));
  console.log(
    `  One article of ${words.toLocaleString('en-GB')} words, ${[...looks].join(' | ')}` +
      `${looks.size === 1 ? ', the same on all pages' : ': THE PAGES DIFFER'}.`,
  );
  console.log(
    `  Chromium ${browser.version()}, ${cpus().length} processors; ${ROUNDS} rounds after ${WARM_UP} to warm up, ` +
      'every page opened once a round, in turn.\n',
  );
  const results = subjects.map(({ subject, samples }) => ({
    subject: subject.name,
    annotations: subject.annotations,
    samples,
  }));
  for (const line of renderReport(results)) console.log(`  ${line}`);
  if (unanswered > 0)
    console.log(`\n  ${unanswered} keys or clicks were never answered and are not counted.`);
});
