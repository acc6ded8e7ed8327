import { cpus } from 'node:os';

import { startProcess } from '../e2e/support/process';
import openApplication from '../support/global-e2e';
import type { Plan } from './collab/session';
import { figureOf } from './measure/figures';
import { inOwnRoom } from './measure/room';
import { milliseconds, renderTable } from './measure/table';

const SECONDS = Number(process.argv[2] ?? 60);
const WRITERS = Number(process.argv[3] ?? 20);
const READERS = Number(process.argv[4] ?? 100);
const WORDS = 5_000;
const ANNOTATIONS = 300;
const HISTORY = [100, 5_000] as const;
const BATCHES = 100;

// npm run bench -- collab [seconds] [writers] [readers]
await inOwnRoom(async (later) => {
  console.log('  Building if sources changed, and starting two processes on one database …');
  later(await openApplication());
  const second = await startProcess();
  later(second.kill);
  // Only now: what they import reads the environment, which names the database since a moment ago.
  const { closeDatabase } = await import('@/lib/db/client');
  const { makeWorld, readArticle } = await import('./collab/world');
  const { endSession, writeTogether } = await import('./collab/session');
  const { checkEnd } = await import('./collab/check');
  const { measureHistory } = await import('./collab/history');
  later(closeDatabase);
  const origins = [process.env['GALLEY_E2E_URL'] ?? '', second.url];
  const people = WRITERS + READERS;
  const size = { words: WORDS, annotations: ANNOTATIONS };
  const world = await makeWorld(origins, { people, ...size });
  const { articleId: shared } = world;
  const atEach = world.visitors.slice(0, origins.length);
  const [first] = atEach;
  if (!first) throw new Error('There is nobody.');

  const { version: startVersion } = await readArticle(first, shared);
  const plan: Plan = {
    writers: WRITERS,
    readers: READERS,
    fullReaders: Math.min(5, READERS),
    seconds: SECONDS,
    perSecond: 5,
  };
  const session = await writeTogether(world.visitors, shared, plan);
  later(() => endSession(session));
  const checks = await checkEnd(session, shared, { startVersion, atEach });
  const { version } = await readArticle(first, shared);
  const [young, old] = [
    await makeWorld(origins, { people: 1, ...size }),
    await makeWorld(origins, { people: 1, ...size }),
  ];
  const history = await measureHistory(young, old, { versions: HISTORY, batches: BATCHES });

  const posts = session.writers.flatMap(({ log }) => log.posts);
  const accepted = posts.filter((post) => post.accepted);
  const delays = session.pages.flatMap(({ log }) =>
    log.seen.flatMap(([letter, at]) => at - (session.typed.get(letter) ?? NaN)),
  );
  const failures = session.pages.reduce((sum, { log }) => sum + log.failures, 0);
  const reopened = [...session.pages, ...session.readers.map(({ following }) => following)].reduce(
    (sum, each) => sum + each.reopened,
    0,
  );
  const steps = version - startVersion;
  const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  const p50p95 = (samples: readonly number[]) => {
    const { p50, p95 } = figureOf(samples);
    return `${milliseconds(p50)} / ${milliseconds(p95)} ms`;
  };
  console.log(
    `  ${WRITERS} writers and ${READERS} readers (${plan.fullReaders} with the whole text) in one article of ${WORDS.toLocaleString('en-GB')} words and ` +
      `${ANNOTATIONS} annotations, on two processes, for ${SECONDS} s; ${cpus().length} processors for all of it.\n`,
  );
  const rows = [
    ['writing together', ''],
    ['letters typed, and deleted', `${session.typed.size}, ${session.deleted}`],
    ['steps accepted', `${steps}, ${((steps / session.ms) * 1_000).toFixed(1)} a second`],
    ['batches that came too late and went over others', share(posts.length - accepted.length, posts.length)],
    ['steps in a batch that was accepted', (steps / accepted.length).toFixed(1)],
    ['key to the document of another page, p50 / p95', p50p95(delays)],
    ['answer to a batch, p50 / p95', p50p95(posts.map(({ ms }) => ms))],
    ['all had everything after the last key', `${milliseconds(session.settlingMs)} ms`],
    ['turns of the clients’ own process late by, p50 / p95', p50p95(session.lags)],
    ['requests that failed, streams that broke', `${failures}, ${reopened}`],
  ];
  const verdicts = checks.map(({ name, ok, found }) => [name, found, ok ? 'holds' : 'BROKEN']);
  const means = [mean(history.young), mean(history.old)] as const;
  const costs = [
    ['a batch of 3 steps that meets nobody', 'mean', 'p50 / p95'],
    [`from version ${HISTORY[0]}`, `${means[0].toFixed(1)} ms`, p50p95(history.young)],
    [`from version ${HISTORY[1]}`, `${means[1].toFixed(1)} ms`, p50p95(history.old)],
    ['ratio', `× ${(means[1] / means[0]).toFixed(2)}`, `n = ${BATCHES} each, in turn`],
  ];
  for (const table of [rows, [['at the end', '', ''], ...verdicts], costs]) {
    for (const line of renderTable(table)) console.log(`  ${line}`);
    console.log('');
  }
});

function mean(samples: readonly number[]): number {
  return samples.reduce((sum, ms) => sum + ms, 0) / samples.length;
}
