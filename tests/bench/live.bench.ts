import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { newId } from '@/lib/ids';

import { startProcess } from '../e2e/support/process';
import openApplication from '../support/global-e2e';
import { bareNotices, type Sample } from './live/bare-notices';
import { memoryOf, TELL_MEMORY, type Memory } from './live/memory';
import { figureOf, ratio } from './measure/figures';
import { inOwnRoom } from './measure/room';
import { milliseconds, renderTable } from './measure/table';

const SECONDS = Number(process.argv[2] ?? 60);
const PEOPLE = Number(process.argv[3] ?? 200);
const ACTORS = Number(process.argv[4] ?? 20);
const WORDS = 5_000;
const ANNOTATIONS = 300;
const PATIENCE_MS = 60_000;

// npm run bench -- live [seconds] [people with open streams] [of whom act]
await inOwnRoom(async (later) => {
  console.log('  Building if sources changed, and starting two processes on one database …');
  later(await openApplication());
  const [first, second] = [await startProcess(TELL_MEMORY), await startProcess(TELL_MEMORY)];
  later(first.kill);
  later(second.kill);
  // Only now: what they import reads the environment, which names the database since a moment ago.
  const { closeDatabase } = await import('@/lib/db/client');
  const { makeWorld, readArticle, sending } = await import('./collab/world');
  const { Watcher } = await import('./live/watcher');
  later(closeDatabase);
  const size = { words: WORDS, annotations: ANNOTATIONS };
  const { articleId, visitors } = await makeWorld([first.url, second.url], { people: PEOPLE, ...size });
  const bare = await bareNotices(process.env['DATABASE_URL'] ?? '');
  later(bare.end);
  const memory = () => memoryOf([first.child, second.child]);

  // What a process needs once is not the price of a stream.
  const warm = await Promise.all(visitors.slice(0, 2).map((visitor) => Watcher.open(visitor, articleId)));
  const openAll = () => Promise.all(visitors.map((visitor) => Watcher.open(visitor, articleId)));
  const endAll = async (these: Awaited<ReturnType<typeof openAll>>) => {
    await Promise.all(these.map(({ following }) => following.end()));
    await sleep(3_000);
    return await memory();
  };
  const before = await endAll(await openAll());
  const trial = await openAll();
  await sleep(3_000);
  const during = await memory();
  const left = await endAll(trial);
  const each = (now: Memory) => ((now.held - before.held) / trial.length / 1_024).toFixed(0);
  const watchers = await openAll();

  const acts = new Map<string, number>();
  let failures = 0;
  const base = `/api/articles/${articleId}/annotations`;
  const act = async (
    visitor: (typeof visitors)[number],
    name: string,
    path: string,
    method: 'POST' | 'PATCH',
    value: object,
  ) => {
    acts.set(name, performance.now());
    const response = await visitor.fetch(path, sending(method, value));
    if (!response.ok) {
      acts.delete(name);
      failures += 1;
    }
  };
  const began = performance.now();
  const end = began + SECONDS * 1_000;
  // From the cut until everybody's stream is there again.
  const windows: { from: number; to: number }[] = [];
  const cutting = (async () => {
    // A third of the way, and two thirds: everybody's connection breaks at once.
    for (const share of [1 / 3, 2 / 3]) {
      await sleep(began + SECONDS * 1_000 * share - performance.now());
      const from = performance.now();
      for (const { following } of watchers) following.cut();
      while (watchers.some(({ following }) => !(following.openedAt > from))) await sleep(10);
      windows.push({ from, to: Math.max(...watchers.map(({ following }) => following.openedAt)) });
    }
  })();
  await Promise.all(
    visitors.slice(0, ACTORS).map(async (visitor) => {
      while (performance.now() < end) {
        const [id, start] = [newId(), Math.floor(Math.random() * 20_000)];
        const ranges = [{ role: 'content', start, end: start + 12 }];
        await act(visitor, `${id} made`, base, 'POST', { id, kind: 'claim', articleVersion: 0, ranges });
        await sleep(500 + 1_000 * Math.random());
        const status = { from: 'unchecked', to: 'in_progress' };
        await act(visitor, `${id} changed`, `${base}/${id}`, 'PATCH', {
          articleVersion: 0,
          changes: { status },
        });
        await sleep(500 + 1_000 * Math.random());
        await act(visitor, `${id} talk`, `${base}/${id}/comments`, 'POST', {
          id: newId(),
          body: 'Who says so?',
        });
        await sleep(500 + 1_000 * Math.random());
      }
    }),
  );
  await cutting;
  const [someone] = visitors;
  if (!someone) throw new Error('There is nobody.');
  const { lastEventNumber } = await readArticle(someone, articleId);
  const patience = performance.now() + PATIENCE_MS;
  const isThere = () => watchers.every(({ number }) => number === lastEventNumber);
  while (!isThere() && performance.now() < patience) await sleep(50);

  const delays = watchers.flatMap(({ seen }) =>
    [...acts]
      .map(([name, at]): Sample => ({ at, ms: (seen.get(name) ?? NaN) - at }))
      .filter(({ ms }) => !Number.isNaN(ms)),
  );
  const isInside = ({ at, ms }: Sample) => windows.some(({ from, to }) => at < to && at + ms > from);
  const missed = watchers.reduce(
    (sum, { seen }) => sum + [...acts.keys()].filter((name) => !seen.has(name)).length,
    0,
  );
  const gaps = watchers.reduce((sum, watcher) => sum + watcher.gaps, 0);
  const reopened = watchers.reduce((sum, { following }) => sum + following.reopened, 0);
  await Promise.all([...watchers, ...warm].map(({ following }) => following.end()));

  console.log(
    `  ${PEOPLE} people with an open stream on one article of ${WORDS.toLocaleString('en-GB')} words and ${ANNOTATIONS} annotations, ${ACTORS} of them ` +
      `acting, on two processes, for ${SECONDS} s; ${cpus().length} processors for all of it, these clients among it.\n`,
  );
  const rows = [['live, ms', 'p50', 'p95', 'n', 'bare notice: p50', 'p95', 'ratio: p50', 'p95']];
  for (const [name, belongs] of [
    ['from an act to everybody’s screen', () => true],
    ['while no stream is broken', (sample: Sample) => !isInside(sample)],
    ['while all streams are broken and come back', isInside],
  ] as const) {
    const of = (samples: readonly Sample[]) => figureOf(samples.filter(belongs).map(({ ms }) => ms));
    const [screen, notice] = [of(delays), of(bare.samples)];
    const times = ratio(screen, notice);
    const [one, other] = [milliseconds(screen.p50), milliseconds(screen.p95)];
    const [bareOne, bareOther] = [milliseconds(notice.p50), milliseconds(notice.p95)];
    const ratios = `× ${times.p50.toFixed(1)}`;
    rows.push([
      name,
      one,
      other,
      String(screen.count),
      bareOne,
      bareOther,
      ratios,
      `× ${times.p95.toFixed(1)}`,
    ]);
  }
  const lengths = windows.map(({ from, to }) => milliseconds(to - from));
  const facts = [
    ['at the end', ''],
    ['acts, those that failed', `${acts.size}, ${failures}`],
    ['streams that were broken and opened again', String(reopened)],
    ['until everybody’s stream was there again, ms', lengths.join(', ')],
    ['acts that somebody missed, of all', `${missed} of ${acts.size * watchers.length}`],
    ['messages that did not go on where the one before ended', String(gaps)],
    ['everybody has the last event', isThere() ? 'yes' : 'NO'],
    ['memory that a stream holds, garbage collected before, kB', each(during)],
    ['… and that is left of it when it has ended, kB', each(left)],
    ['resident memory of both processes meanwhile, MB', (during.resident / 1_048_576).toFixed(0)],
  ];
  for (const table of [rows, facts]) {
    for (const line of renderTable(table)) console.log(`  ${line}`);
    console.log('');
  }
});
