import { partitionPoint } from '@/lib/text/partition-point';
import type { TextRange } from '@/lib/text/text-range';

/** `open`: carries unfinished items; `read`: cleared, or all its items are finished; `unread`: neither. */
export type LineStatus = 'unread' | 'open' | 'read';

/** One sentence and what is left to do on it; `cleared` annotations are not counted as items. */
export type Line = { start: number; end: number; status: LineStatus; itemsTotal: number; itemsLeft: number };

/** One annotation: a `cleared` one reads sentences, any other is an item that is finished or not. */
export type CoverageItem = { ranges: TextRange[]; cleared: boolean; finished: boolean };

/** Every sentence's line, in order, and how many there are of each status. */
export type Coverage = {
  lines: Line[];
  counts: { unread: number; open: number; read: number; total: number };
};

/**
 * Derives each sentence's status from the annotations on it (product.md D8); nothing of it is stored.
 * An item is on a sentence from one shared character on; touching does not count. A sentence is cleared when `cleared`
 * ranges together cover at least half of its characters. Sentences are ordered, disjoint and not empty; items need no order.
 */
export function coverage(sentences: readonly TextRange[], items: readonly CoverageItem[]): Coverage {
  const total = countPerSentence(sentences, items, (item) => !item.cleared);
  const left = countPerSentence(sentences, items, (item) => !item.cleared && !item.finished);
  const cleared = coveredCharacters(
    sentences,
    items.flatMap((item) => (item.cleared ? item.ranges : [])),
  );

  const counts = { unread: 0, open: 0, read: 0, total: sentences.length };
  const lines = sentences.map(({ start, end }, index): Line => {
    const itemsTotal = total[index] ?? 0;
    const itemsLeft = left[index] ?? 0;
    const isRead = itemsTotal > 0 || 2 * (cleared[index] ?? 0) >= end - start;
    const status = itemsLeft > 0 ? 'open' : isRead ? 'read' : 'unread';
    counts[status] += 1;
    return { start, end, status, itemsTotal, itemsLeft };
  });
  return { lines, counts };
}

/**
 * The unread line to go to from `offset`: the first that starts after it, else the first that ends before it,
 * so that none is left behind at the top and the line at a caret is never the answer. Null when there is no other unread line.
 */
export function nextUnread(lines: readonly Line[], offset: number): Line | null {
  const after = partitionPoint(lines.length, (i) => (lines[i]?.start ?? 0) <= offset);
  const isUnread = (line: Line) => line.status === 'unread';
  const below = lines.slice(after).find(isUnread);
  const above = lines.slice(0, after).find((line) => isUnread(line) && line.end < offset);
  return below ?? above ?? null;
}

// Each item adds one to every run of sentences that it touches, noted at the run's ends only and summed once.
function countPerSentence(
  sentences: readonly TextRange[],
  items: readonly CoverageItem[],
  counts: (item: CoverageItem) => boolean,
): number[] {
  const steps = Array.from({ length: sentences.length + 1 }, () => 0);
  const step = (index: number, by: number) => void (steps[index] = (steps[index] ?? 0) + by);
  for (const item of items) {
    if (!counts(item)) continue;
    const runs = joinRanges(item.ranges).map((range) => ({
      start: partitionPoint(sentences.length, (i) => (sentences[i]?.end ?? 0) <= range.start),
      end: partitionPoint(sentences.length, (i) => (sentences[i]?.start ?? 0) < range.end),
    }));
    // Two ranges in one sentence are one item there.
    for (const run of joinRanges(runs)) {
      step(run.start, 1);
      step(run.end, -1);
    }
  }
  let running = 0;
  return sentences.map((_, index) => (running += steps[index] ?? 0));
}

function coveredCharacters(sentences: readonly TextRange[], ranges: readonly TextRange[]): number[] {
  const joined = joinRanges(ranges);
  let first = 0;
  return sentences.map(({ start, end }) => {
    while ((joined[first]?.end ?? Infinity) <= start) first += 1;
    let covered = 0;
    for (let i = first; (joined[i]?.start ?? Infinity) < end; i++) {
      const range = joined[i] ?? { start, end: start };
      covered += Math.min(range.end, end) - Math.max(range.start, start);
    }
    return covered;
  });
}

/** The same places as ordered, disjoint, non-empty ranges; touching ones become one. */
function joinRanges(ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  const ordered = ranges.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
  for (const { start, end } of ordered) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
