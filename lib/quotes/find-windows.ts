import { NONE } from '@/lib/anchoring/alignment';
import type { PreparedSource } from '@/lib/quotes/prepare-source';

/** Rows of words of the source, half open. */
export type Window = { from: number; to: number };

const MOST_WINDOWS = 6;
/** Different words that are looked for; more do not tell more. */
const MOST_WORDS = 5_000;
/** A pair of neighbouring words tells more of a place than the two alone. */
const PAIR = 1.5;

/**
 * The places of a source that hold most of some words: for each stretch a little longer than the words, rare words and neighbouring pairs count more,
 * each as often as it is wanted. `room` is how much longer. The best first.
 */
export function findWindows(source: PreparedSource, wanted: readonly number[], room: number): Window[] {
  const { keys } = source;
  const width = wanted.length + room;
  const { slots, weights, pairs, left } = votesOf(source, wanted);
  const stride = Math.max(4, width >> 1);
  const best: { score: number; from: number }[] = [];
  let score = 0;
  let at = -1;
  let top = { score: 0, from: 0 };
  const vote = (index: number, sign: 1 | -1) => {
    const slot = slots[keys[index] ?? -1] ?? NONE;
    const weight = weights[slot] ?? 0;
    const count = left[slot] ?? 0;
    // As often as it is wanted, and no more.
    if (sign > 0 ? count > 0 : count >= 0) score += sign * weight;
    left[slot] = count - sign;
    if (pairs.has(pairOf(keys[index] ?? 0, keys[index + 1] ?? 0))) score += sign * weight * PAIR;
  };
  for (let index = 0; index < keys.length; index++) {
    if ((slots[keys[index] ?? -1] ?? NONE) !== NONE) vote(index, 1);
    const out = index - width;
    if (out >= 0 && (slots[keys[out] ?? -1] ?? NONE) !== NONE) vote(out, -1);
    const from = Math.max(0, out + 1);
    const group = Math.floor(from / stride);
    if (group !== at) {
      if (top.score > 0) best.push(top);
      [at, top] = [group, { score: 0, from }];
    }
    if (score > top.score + 1e-6) top = { score, from };
  }
  if (top.score > 0) best.push(top);
  const chosen: Window[] = [];
  const floor = Math.max(...best.map((each) => each.score)) * 0.35;
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

const pairOf = (one: number, other: number) => one * 0x200000 + other;

function votesOf({ counts, book, words }: PreparedSource, wanted: readonly number[]) {
  const slots = new Int16Array(words.length).fill(NONE);
  const weights: number[] = [];
  const left: number[] = [];
  const pairs = new Set<number>();
  wanted.forEach((key, index) => {
    if (key < 0) return;
    const next = wanted[index + 1] ?? NONE;
    if (next >= 0) pairs.add(pairOf(key, next));
    let slot = slots[key] ?? NONE;
    if (slot === NONE && weights.length < MOST_WORDS) {
      slots[key] = slot = weights.length;
      const rare = 1 / (1 + Math.log2(counts[key] ?? 1));
      weights.push(book.stops.has(words[key] ?? '') ? rare / 3 : rare);
      left.push(0);
    }
    left[slot] = (left[slot] ?? 0) + 1;
  });
  return { slots, weights, pairs, left };
}
