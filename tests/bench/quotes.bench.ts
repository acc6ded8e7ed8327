import { compareQuote } from '@/lib/quotes/compare-quote';
import { QUOTE_PAIRS } from '@/lib/quotes/fixtures/quote-pairs';
import type { QuotePair } from '@/lib/quotes/fixtures/quote-pair';
import { prepareSource } from '@/lib/quotes/prepare-source';
import { seededRandom } from '../../prisma/factories/random';
import { figureOf } from './measure/figures';
import { milliseconds, renderTable } from './measure/table';
import { madeChinese, madeTranscript } from './quotes/made-source';
import { type Answer, type Method, METHODS, saysOf } from './quotes/methods';

const SIZE = 200_000;
const ROUNDS = 60;
const WARM_UP = 10;
const QUOTE_WORDS = 40;
const TOGETHER = 20;
/** Of the words it should be, so much must be within a place. */
const OVERLAP = 0.5;

reportPairs();
reportTimes('English', madeTranscript(SIZE, 1), 'en', ' ');
reportTimes('Chinese', madeChinese(SIZE, 2), 'zh', '');

function reportPairs(): void {
  const all = Object.values(QUOTE_PAIRS).flat();
  console.log(
    `\n  ${all.length} quotations of the test set: word for word, otherwise, or not there; and where.\n`,
  );
  const languages = Object.keys(QUOTE_PAIRS);
  const rows = METHODS.flatMap((method) => [
    ...languages.map((language) => rowOf(`${method.name}, ${language}`, method, QUOTE_PAIRS[language] ?? [])),
    rowOf(`${method.name}, all`, method, all),
  ]);
  print([['', 'pairs', 'right', 'wrong', 'word for word, and is not', 'fidelity right', 'ms'], ...rows]);
}

function rowOf(name: string, { compare }: Method, pairs: readonly QuotePair[]): string[] {
  const began = performance.now();
  const answers = pairs.map((pair) => ({ pair, answer: compare(pair) }));
  const time = performance.now() - began;
  const right = answers.filter(({ pair, answer }) => isRight(pair, answer)).length;
  const dangerous = answers.filter(
    ({ pair, answer }) => answer.says === 'word for word' && saysOf(pair.fidelity) !== 'word for word',
  ).length;
  const exact = answers.filter(({ pair, answer }) => answer.fidelity === pair.fidelity).length;
  const fidelity = answers.some(({ answer }) => answer.fidelity) ? String(exact) : '–';
  return [
    name,
    String(pairs.length),
    String(right),
    String(pairs.length - right),
    String(dangerous),
    fidelity,
    milliseconds(time),
  ];
}

function isRight(pair: QuotePair, { says, start, end }: Answer): boolean {
  if (says !== saysOf(pair.fidelity)) return false;
  if (pair.matched === null) return true;
  const from = pair.source.indexOf(pair.matched);
  const shared = Math.min(end ?? 0, from + pair.matched.length) - Math.max(start ?? 0, from);
  return shared >= OVERLAP * pair.matched.length;
}

/** A quotation of forty words from anywhere in the source, every other one with a changed word, and one in five from elsewhere. */
function reportTimes(name: string, source: string, language: string, space: string): void {
  const random = seededRandom(7);
  const quotes = Array.from({ length: ROUNDS + WARM_UP }, (_, round) => {
    const length = space === '' ? QUOTE_WORDS * 2 : QUOTE_WORDS * 6;
    const at = random.below(source.length - length - 200);
    const words = source.slice(at, at + length).split(space);
    if (round % 5 === 0) return words.toReversed().join(space);
    return words.map((word) => (round % 2 === 0 && random.chance(5) ? '另other' : word)).join(space);
  });
  const first: number[] = [];
  const preparing: number[] = [];
  const prepared: number[] = [];
  const together: number[] = [];
  quotes.forEach((quote, round) => {
    const samples = {
      first: timeOf(() => compareQuote(quote, source, { language })),
      preparing: timeOf(() => prepareSource(source, language)),
      prepared: 0,
      together: 0,
    };
    const ready = prepareSource(source, language);
    samples.prepared = timeOf(() => compareQuote(quote, ready, { language }));
    samples.together = timeOf(() => {
      const once = prepareSource(source, language);
      for (let index = 0; index < TOGETHER; index++)
        compareQuote(quotes[(round + index) % quotes.length] ?? '', once, { language });
    });
    if (round < WARM_UP) return;
    first.push(samples.first);
    preparing.push(samples.preparing);
    prepared.push(samples.prepared);
    together.push(samples.together);
  });
  console.log(
    `\n  A quotation of ${QUOTE_WORDS} words against ${SIZE.toLocaleString('en-GB')} characters of ${name}, ${ROUNDS} rounds, milliseconds.\n`,
  );
  const line = (what: string, samples: readonly number[], aim = '') => {
    const { p50, p95 } = figureOf(samples);
    return [what, milliseconds(p50), milliseconds(p95), milliseconds(Math.max(...samples)), aim];
  };
  print([
    ['', 'p50', 'p95', 'at most', 'aim'],
    line('one, source not prepared', first, '≤ 50'),
    line('preparing the source', preparing),
    line('one, source prepared', prepared),
    line(`${TOGETHER} together, source prepared once`, together),
  ]);
}

function print(rows: string[][]): void {
  for (const line of renderTable(rows)) console.log(`  ${line}`);
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
