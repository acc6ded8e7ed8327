import { countValues } from '@/lib/agreement/agreement';
import type { MarkSegment } from '@/lib/agreement/mark-segments';

/**
 * Sums over a text that several people marked: `total` of all judgements in characters, those that another person's contradicts (`unlike`),
 * those of each value (null: not marked), and `selfPairs`, pairs within one segment. All count once for each of the
 * `others` that a judgement could meet (`selfPairs` twice): whole numbers, so that the order of people changes no digit.
 */
export type Tally = {
  others: number;
  total: number;
  unlike: number;
  byValue: Map<string | null, number>;
  selfPairs: number;
};

/**
 * Walks all people's segments at once: `all` has every character, `shared` only what another person marked as well, as often as others did.
 * A gap is a segment for each character. Segments are ordered and disjoint within one person and lie in a text of `length`;
 * two people at least.
 */
export function tallySegments(
  observers: readonly (readonly MarkSegment[])[],
  length: number,
): { all: Tally; shared: Tally } {
  const all = emptyTally(observers.length - 1);
  const shared = emptyTally(observers.length - 1);
  const sharedSizes = new Map<MarkSegment, number>();

  for (const { size, on } of stretches(observers, length)) {
    const counts = countValues(on.map((segment) => segment?.value ?? null));
    const gaps = counts.get(null) ?? 0;
    const marks = on.length - gaps;
    for (const [value, count] of counts) {
      add(all, value, count * all.others * size, count * (on.length - count) * size);
      if (value !== null && marks > 1)
        add(shared, value, count * (marks - 1) * size, count * (marks - count) * size);
    }
    all.selfPairs += gaps * size * all.others ** 2;
    for (const segment of on)
      if (segment) sharedSizes.set(segment, (sharedSizes.get(segment) ?? 0) + (marks - 1) * size);
  }

  for (const [{ start, end }, sharedSize] of sharedSizes) {
    all.selfPairs += ((end - start) * all.others) ** 2;
    shared.selfPairs += sharedSize ** 2;
  }
  return { all, shared };
}

function emptyTally(others: number): Tally {
  return { others, total: 0, unlike: 0, byValue: new Map(), selfPairs: 0 };
}

function add(tally: Tally, value: string | null, size: number, unlike: number): void {
  tally.total += size;
  tally.unlike += unlike;
  tally.byValue.set(value, (tally.byValue.get(value) ?? 0) + size);
}

/** The stretches between all borders, with the segment of each person that lies there. */
function* stretches(
  observers: readonly (readonly MarkSegment[])[],
  length: number,
): Generator<{ size: number; on: (MarkSegment | undefined)[] }> {
  const borders = new Set([0, length, ...observers.flat().flatMap(({ start, end }) => [start, end])]);
  const cuts = [...borders].toSorted((a, b) => a - b);
  const next = observers.map(() => 0);
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined) return;
    const on = observers.map((segments, observer) => {
      let at = next[observer] ?? 0;
      while ((segments[at]?.end ?? Infinity) <= start) at += 1;
      next[observer] = at;
      const segment = segments[at];
      return segment && segment.start <= start ? segment : undefined;
    });
    yield { size: end - start, on };
  }
}
