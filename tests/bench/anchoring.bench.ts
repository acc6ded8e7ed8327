import { resolve } from 'node:path';
import { seededRandom } from '../../prisma/factories/random';
import { makePairs } from './anchoring/made';
import { type Method, METHODS } from './anchoring/methods';
import { type Pair, readPairs } from './anchoring/pairs';
import { type Score, scoreOf } from './anchoring/score';
import { milliseconds, renderTable } from './measure/table';

/** Of the pairs, every so many are timed with many spans as well: the quote search takes a minute for all of them. */
const EVERY = 17;
const MANY = 1_000;
const SCORES: Score[] = ['right', 'wrong', 'silently wrong', 'not placed'];

const pairs = readPairs(resolve(import.meta.dirname, '../..'));
if (pairs) report(pairs);
else console.log('  Skipped: the version pairs (../shared/data/reanchor) are not on this machine.');

function report(pairs: Pair[]): void {
  const quick = METHODS.filter(({ isQuick }) => isQuick);
  const made = makePairs(pairs, seededRandom(1));
  reportPairs('pairs of real versions', pairs, METHODS);
  reportPairs('texts with edits that were made, and known to the letter', made, quick);
  reportMany(pairs);
}

function reportPairs(what: string, pairs: readonly Pair[], methods: readonly Method[]): void {
  const spans = pairs.flatMap((pair) => pair.spans);
  console.log(`\n  ${spans.length} spans in ${pairs.length} ${what}; milliseconds for all of them.\n`);
  // The first pass warms all of them up.
  measureAll(pairs, methods);
  const rows = measureAll(pairs, methods);
  const base = rows[1]?.total ?? NaN;
  const share = (count: number) => `${((100 * count) / spans.length).toFixed(2)} %`;
  const lines = renderTable([
    ['', ...SCORES, 'ms', 'a pair, at most', ': quote search'],
    ...rows.map(({ name, counts, total, slowest }) => [
      name,
      ...SCORES.map((score) => share(counts.get(score) ?? 0)),
      milliseconds(total),
      milliseconds(slowest),
      `× ${(total / base).toFixed(2)}`,
    ]),
    ['aim', '≥ 99 %', '≤ 0.1 %', '0', '', '', '≤ 250', '≤ 1'],
  ]);
  for (const line of lines) console.log(`  ${line}`);
}

function reportMany(pairs: readonly Pair[]): void {
  const [ours, search] = METHODS.slice(0, 2).map((method) =>
    pairs
      .filter((_, index) => index % EVERY === 0)
      .reduce((sum, pair) => sum + timeOf(() => method.carry(pair.before, pair.after, manySpans(pair))), 0),
  );
  const ratio = (ours ?? NaN) / (search ?? NaN);
  console.log(
    `\n  ${MANY.toLocaleString('en-GB')} spans a document: ${milliseconds(ours ?? NaN)} ms, ` +
      `quote search ${milliseconds(search ?? NaN)} ms: × ${ratio.toFixed(3)} (aim ≤ 0.1: ${ratio <= 0.1 ? 'met' : 'missed'})`,
  );
}

function measureAll(pairs: readonly Pair[], methods: readonly Method[]) {
  return methods.map(({ name, carry }) => {
    const counts = new Map<Score, number>();
    let total = 0;
    let slowest = 0;
    for (const { before, after, spans } of pairs) {
      let results: ReturnType<typeof carry> = [];
      const time = timeOf(() => (results = carry(before, after, spans)));
      total += time;
      slowest = Math.max(slowest, time);
      spans.forEach(({ truth }, index) => {
        const score = scoreOf(results[index] ?? { status: 'orphaned' }, truth);
        counts.set(score, (counts.get(score) ?? 0) + 1);
      });
    }
    return { name, counts, total, slowest };
  });
}

/** As many stretches of sixty characters, evenly over the text. */
function manySpans({ before }: Pair) {
  return Array.from({ length: MANY }, (_, index) => {
    const start = Math.floor((index * Math.max(0, before.length - 60)) / MANY);
    return { start, end: Math.min(before.length, start + 60) };
  });
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
