import { NONE } from '@/lib/anchoring/alignment';
import type { PreparedSource } from '@/lib/quotes/prepare-source';

/** Rows of words of the source, half open. */
export type Window = { from: number; to: number };

const MOST_WINDOWS = 6;
/** Different words that are looked for; more do not tell more. */
const MOST_WORDS = 600;
/** A stretch that holds less than this of what the best one holds is not looked at. */
const FLOOR = 0.35;
/** A pair of neighbouring words tells more of a place than the two alone. */
const PAIR = 1.5;

/**
 * The places of a source that hold most of some words: for each stretch a little longer than the words, rare words and neighbouring pairs count more,
 * each as often as it is wanted. `room` is how much longer. The best first.
 */
export function findWindows(source: PreparedSource, wanted: readonly number[], room: number): Window[] {
  const { keys } = source;
  const width = wanted.length + room;
  const { slots, size, weights, pairs, left } = votesOf(source, wanted);
  const stride = Math.max(4, width >> 1);
  const best: { score: number; from: number }[] = [];
  let score = 0;
  // The best stretch among those that begin within a stride.
  let top = 0;
  let topFrom = 0;
  let limit = stride;
  const vote = (slot: number, index: number, sign: 1 | -1) => {
    const count = left[slot] ?? 0;
    // As often as it is wanted, and no more.
    if (sign > 0 ? count > 0 : count >= 0) score += sign * (weights[slot] ?? 0);
    left[slot] = count - sign;
    const next = slots[keys[index + 1] ?? NONE] ?? NONE;
    if (next !== NONE && pairs[slot * size + next] === 1) score += sign * (weights[slot] ?? 0) * PAIR;
  };
  for (let index = 0; index < keys.length; index++) {
    const slot = slots[keys[index] ?? NONE] ?? NONE;
    if (slot !== NONE) vote(slot, index, 1);
    const out = index - width;
    const gone = out < 0 ? NONE : (slots[keys[out] ?? NONE] ?? NONE);
    if (gone !== NONE) vote(gone, out, -1);
    const from = Math.max(0, out + 1);
    if (from >= limit) {
      if (top > 0) best.push({ score: top, from: topFrom });
      limit += stride;
      top = 0;
    }
    if (score > top + 1e-6) {
      top = score;
      topFrom = from;
    }
  }
  if (top > 0) best.push({ score: top, from: topFrom });
  const chosen: Window[] = [];
  const floor = best.reduce((most, each) => Math.max(most, each.score), 0) * FLOOR;
  for (const { from, score: votes } of best.toSorted((a, b) => b.score - a.score || a.from - b.from)) {
    if (chosen.length >= MOST_WINDOWS || votes < floor) break;
    const margin = (width >> 2) + 6;
    const window = {
      from: Math.max(0, from - margin),
      to: Math.min(keys.length, from + width + margin),
    };
    if (!chosen.some((other) => Math.abs(other.from - window.from) < width >> 2)) chosen.push(window);
  }
  return chosen;
}

function votesOf({ counts, book, words }: PreparedSource, wanted: readonly number[]) {
  const slots = new Int16Array(words.length).fill(NONE);
  const known = [...new Set(wanted)].filter((key) => key >= 0).slice(0, MOST_WORDS);
  const size = known.length;
  const weights = new Float64Array(size);
  known.forEach((key, slot) => {
    slots[key] = slot;
    const rare = 1 / (1 + Math.log2(counts[key] ?? 1));
    weights[slot] = book.stops.has(words[key] ?? '') ? rare / 3 : rare;
  });
  const left = new Int32Array(size);
  const pairs = new Uint8Array(size * size);
  wanted.forEach((key, index) => {
    const slot = slots[key] ?? NONE;
    if (slot === NONE) return;
    left[slot] = (left[slot] ?? 0) + 1;
    const next = slots[wanted[index + 1] ?? NONE] ?? NONE;
    if (next !== NONE) pairs[slot * size + next] = 1;
  });
  return { slots, size, weights, pairs, left };
}
