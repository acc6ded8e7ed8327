import { NONE } from '@/lib/anchoring/alignment';
import { weightOf } from '@/lib/quotes/align-quote';
import { classifyHunk, type HunkKind } from '@/lib/quotes/classify-hunk';
import type { Fidelity, QuoteAlert, QuoteComparison } from '@/lib/quotes/comparison';
import { findAlerts } from '@/lib/quotes/find-alerts';
import { type Hunk, saidRows } from '@/lib/quotes/hunk';
import { findHunks } from '@/lib/quotes/hunks';
import type { NameTeller } from '@/lib/quotes/name-words';
import type { Placed } from '@/lib/quotes/place-quote';
import { LOOSE, type PreparedSource } from '@/lib/quotes/prepare-source';
import type { QuoteWords } from '@/lib/quotes/read-quote';
import { renderDiff, saidText } from '@/lib/quotes/render-diff';
import { onGraphemes } from '@/lib/quotes/scan-words';
import { isWholeStatement, turnAt } from '@/lib/quotes/statement';
import type { TextRange } from '@/lib/text/text-range';

type Judged = { hunk: Hunk; kind: HunkKind };
/** Rows of the source that stand in the quotation without a break that it shows; both inclusive. */
type Stretch = { first: number; last: number };

/** A judgement, and the share of the quotation's words that stand at its place, small words counted less. */
export type Judgement = { result: QuoteComparison; found: number };

/** What a quotation is at a place. Whether the place is believed is for others to say. */
export function judgeQuote(
  quote: QuoteWords,
  source: PreparedSource,
  placed: Placed,
  teller: NameTeller,
): Judgement {
  const rows = settle(quote, source, placed.rows);
  const judged = findHunks(quote, source, rows).map((hunk) => ({
    hunk,
    kind: classifyHunk(quote, source, hunk),
  }));
  const stretches = stretchesOf(rows, judged);
  const alerts = [
    ...judged.flatMap(({ hunk, kind }) => findAlerts(quote, source, hunk, kind, teller)),
    ...marksOf(source, judged),
    ...speakersOf(source, rows),
  ];
  const ranges = stretches.map(({ first, last }): TextRange =>
    onGraphemes(source.text, source.starts[first] ?? 0, source.ends[last] ?? 0),
  );
  const fidelity = fidelityOf(source, judged, stretches, alerts);
  const result: QuoteComparison = {
    fidelity,
    score: scoreOf(quote, source, rows, judged),
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
    diff: renderDiff(quote, source, judged),
    ranges,
    alerts,
    alternatives: [],
  };
  return { result, found: foundOf(quote, source, rows, judged) };
}

/** Takes back matches that tell nothing: one character between changed ones, and half of what stands in an editor's brackets. */
function settle({ words }: QuoteWords, source: PreparedSource, placed: Int32Array): Int32Array {
  const rows = Int32Array.from(placed);
  words.forEach(({ word, isEdited }, index) => {
    const row = placed[index] ?? NONE;
    if (row === NONE) return;
    const [left, right] = [placed[index - 1], placed[index + 1]];
    if (isEdited) {
      const isOpen = (at: number, step: 1 | -1): boolean =>
        words[at]?.isEdited === true && (placed[at] === NONE || isOpen(at + step, step));
      if (isOpen(index - 1, -1) || isOpen(index + 1, 1)) rows[index] = NONE;
    } else if (
      /^\p{Script=Han}/u.test(word) &&
      (left === NONE || right === NONE) &&
      !isHeld(source, placed, index)
    ) {
      rows[index] = NONE;
    }
  });
  const order = Array.from(rows.keys());
  dropLabel(source, rows, order);
  dropLabel(source, rows, order.toReversed());
  return rows.some((row) => row !== NONE) ? rows : placed;
}

/** Whether the word before or behind is the one that was said there, nothing but what was probably not said between. */
function isHeld({ flags }: PreparedSource, rows: Int32Array, index: number): boolean {
  const row = rows[index] ?? NONE;
  const isNext = (one: number, other: number) =>
    one !== NONE && other > one && flags.subarray(one + 1, other).every((flag) => flag !== 0);
  return isNext(rows[index - 1] ?? NONE, row) || isNext(row, rows[index + 1] ?? NONE);
}

/** A speaker's name that the quotation has as well is no part of what was said, unless the words go on from it. */
function dropLabel({ flags }: PreparedSource, rows: Int32Array, order: readonly number[]): void {
  const edge: number[] = [];
  for (const index of order) {
    const row = rows[index] ?? NONE;
    if (row === NONE && edge.length === 0) continue;
    if (row === NONE || ((flags[row] ?? 0) & LOOSE) === 0) {
      const last = edge.at(-1);
      const isBeside = last !== undefined && row !== NONE && Math.abs(row - (rows[last] ?? NONE)) === 1;
      if (!isBeside) for (const each of edge) rows[each] = NONE;
      return;
    }
    edge.push(index);
  }
}

/** How much of the quotation stands at its place, the editor's words left out. */
function foundOf(
  quote: QuoteWords,
  source: PreparedSource,
  rows: Int32Array,
  judged: readonly Judged[],
): number {
  const isEqual = new Uint8Array(rows.length);
  for (const { hunk, kind } of judged)
    if (kind === 'same' || kind === 'tidy') isEqual.fill(1, hunk.from, hunk.to);
  let all = 0;
  let found = 0;
  quote.words.forEach(({ key, isEdited, word }, index) => {
    if (isEdited) return;
    const weight = weightOf(source, key);
    all += weight;
    const row = rows[index] ?? NONE;
    // One character of Chinese stands anywhere by chance; two that stay together do not.
    const isAlone = quote.words.length > 1 && /^\p{Script=Han}/u.test(word) && !isHeld(source, rows, index);
    if (isEqual[index] === 1 || (row !== NONE && !isAlone)) found += weight;
  });
  return all > 0 ? found / all : 0;
}

function fidelityOf(
  source: PreparedSource,
  judged: readonly Judged[],
  stretches: readonly Stretch[],
  alerts: readonly QuoteAlert[],
): Fidelity {
  const has = (...kinds: HunkKind[]) => judged.some(({ kind }) => kinds.includes(kind));
  if (has('changed', 'omitted') || alerts.some(({ kind }) => kind === 'speaker' || kind === 'order'))
    return 'paraphrase';
  // Something that matters stood in brackets of the source, and was left out.
  const isHidden = judged.some(({ kind }) => kind === 'free') && !has('shown') && alerts.length > 0;
  if (has('tidy', 'edited') || isHidden) return 'cleaned_up';
  if (has('shown')) return 'condensed';
  return stretches.every(({ first, last }) => isWholeStatement(source, first, last))
    ? 'verbatim'
    : 'verbatim_partial';
}

function stretchesOf(rows: Int32Array, judged: readonly Judged[]): Stretch[] {
  const cuts = judged.filter(
    ({ hunk, kind }) => hunk.shown !== undefined && (kind === 'shown' || hunk.rowFrom < hunk.rowTo),
  );
  const bounds = [0, ...cuts.map(({ hunk }) => hunk.from), rows.length];
  return bounds.slice(1).flatMap((to, index) => {
    const from = bounds[index] ?? 0;
    const found = rows.slice(from, to).filter((row) => row !== NONE);
    // A changed first or last word stands for the one that was said there.
    const edges = judged.filter(
      ({ hunk }) =>
        hunk.shown === undefined &&
        hunk.rowFrom < hunk.rowTo &&
        hunk.to > hunk.from &&
        hunk.from >= from &&
        hunk.to <= to,
    );
    const first = Math.min(...found, ...edges.map(({ hunk }) => hunk.rowFrom));
    const last = Math.max(...found, ...edges.map(({ hunk }) => hunk.rowTo - 1));
    return found.length > 0 ? [{ first, last }] : [];
  });
}

/** Words that are missing in silence, and the editor's own. */
function marksOf(source: PreparedSource, judged: readonly Judged[]): QuoteAlert[] {
  return judged.flatMap(({ hunk, kind }): QuoteAlert[] => {
    const said = saidText(source, hunk).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
    if (hunk.isBack) return [{ kind: 'order', said: '', printed: '' }];
    if (kind === 'omitted' || (kind === 'shown' && hunk.shown === 'apart'))
      return [{ kind: 'omission', said, printed: '' }];
    return kind === 'edited' ? [{ kind: 'insertion', said, printed: '' }] : [];
  });
}

/** Words of two people in one quotation. */
function speakersOf(source: PreparedSource, rows: Int32Array): QuoteAlert[] {
  if (source.turns.length === 0) return [];
  const speakers: string[] = [];
  for (const row of rows) {
    if (row === NONE) continue;
    const speaker = source.turns[turnAt(source, source.starts[row] ?? 0)]?.speaker ?? '';
    if (speakers.at(-1) !== speaker) speakers.push(speaker);
  }
  return new Set(speakers).size > 1 ? [{ kind: 'speaker', said: speakers.join(' / '), printed: '' }] : [];
}

/** The words that are alike, of all that are compared: twice them by the words of both sides. What was shown to be left out is not compared. */
function scoreOf(
  quote: QuoteWords,
  source: PreparedSource,
  rows: Int32Array,
  judged: readonly Judged[],
): number {
  let same = rows.filter((row) => row !== NONE).length;
  let said = same;
  let printed = quote.words.length;
  for (const { hunk, kind } of judged) {
    const count = saidRows(source, hunk).length;
    if (kind === 'same') {
      same += hunk.to - hunk.from;
      said += hunk.to - hunk.from;
    } else if (kind !== 'shown' && kind !== 'free') said += count;
    if (kind === 'changed' && count === 0) printed += 0;
  }
  return Math.round((2000 * same) / (said + printed)) / 1000;
}
