import type { PreparedSource } from '@/lib/quotes/prepare-source';

/** Rows of words of the source, half open. */
export type Window = { from: number; to: number };

const MOST_WINDOWS = 6;
/** A pair of neighbouring words tells more of a place than the two alone. */
const PAIR = 1.5;

/**
 * The places of a source that hold most of some words: for each stretch a little longer than the words, rare words and neighbouring pairs count more,
 * each as often as it is wanted. `room` is how much longer. The best first.
 */
export function findWindows(
  source: PreparedSource,
  wanted: readonly number[],
  room: number,
  within?: Window,
): Window[] {
  const { keys } = source;
  const bounds = within ?? { from: 0, to: keys.length };
  const width = wanted.length + room;
  const { slots, weights, pairs } = votesOf(source, wanted);
  const left = countsOf(wanted, slots);
  const stride = Math.max(4, width >> 1);
  const best: { score: number; from: number }[] = [];
  let score = 0;
  let at = -1;
  let top = { score: 0, from: bounds.from };
  const vote = (index: number, sign: 1 | -1) => {
    const slot = slots.get(keys[index] ?? -1);
    if (slot === undefined) return;
    const weight = weights[slot] ?? 0;
    const count = left[slot] ?? 0;
    // As often as it is wanted, and no more.
    if (sign > 0 ? count > 0 : count >= 0) score += sign * weight;
    left[slot] = count - sign;
    if (pairs.has(pairOf(keys[index] ?? 0, keys[index + 1] ?? 0))) score += sign * weight * PAIR;
  };
  for (let index = bounds.from; index < bounds.to; index++) {
    if (isWanted(slots, keys, index)) vote(index, 1);
    const out = index - width;
    if (out >= bounds.from && isWanted(slots, keys, out)) vote(out, -1);
    const from = Math.max(bounds.from, out + 1);
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
      from: Math.max(bounds.from, from - margin),
      to: Math.min(bounds.to, from + width + margin),
    };
    if (!chosen.some((other) => Math.abs(other.from - window.from) < width >> 2)) chosen.push(window);
  }
  return chosen;
}

const isWanted = (slots: Map<number, number>, keys: Int32Array, index: number) =>
  slots.has(keys[index] ?? -1);

const pairOf = (one: number, other: number) => one * 0x200000 + other;

function votesOf({ counts, book, words }: PreparedSource, wanted: readonly number[]) {
  const slots = new Map<number, number>();
  const weights: number[] = [];
  const pairs = new Set<number>();
  wanted.forEach((key, index) => {
    if (key < 0) return;
    const next = wanted[index + 1] ?? -1;
    if (next >= 0) pairs.add(pairOf(key, next));
    if (slots.has(key)) return;
    slots.set(key, weights.length);
    const rare = 1 / (1 + Math.log2(counts[key] ?? 1));
    weights.push(book.stops.has(words[key] ?? '') ? rare / 3 : rare);
  });
  return { slots, weights, pairs };
}

function countsOf(wanted: readonly number[], slots: Map<number, number>): number[] {
  const counts: number[] = Array.from({ length: slots.size }, () => 0);
  for (const key of wanted) {
    const slot = slots.get(key);
    if (slot !== undefined) counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts;
}
