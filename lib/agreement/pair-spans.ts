import type { MarkedSpan } from '@/lib/agreement/mark-segments';

/** Two people's spans side by side: the same stretch, stretches that share characters, or a stretch of one of them. */
export type SpanPair<L, R> =
  | { match: 'exact' | 'overlapping'; left: L; right: R }
  | { match: 'only_left'; left: L; right: null }
  | { match: 'only_right'; left: null; right: R };

/**
 * Pairs two people's spans one to one for a screen: those that share most of what the two cover come first, of equals those of the same
 * kind, then the earlier. Every span is in exactly one row; rows are in reading order. A span that is empty (it lost its
 * place) or only touches another has no partner. Neither the order of the spans nor who is left changes who is paired.
 */
export function pairSpans<L extends MarkedSpan, R extends MarkedSpan>(
  left: readonly L[],
  right: readonly R[],
): SpanPair<L, R>[] {
  const lefts = new Set(left.toSorted(bySpan));
  const rights = new Set(right.toSorted(bySpan));
  const rows: SpanPair<L, R>[] = [];
  for (const candidate of candidates([...lefts], [...rights])) {
    if (!lefts.has(candidate.left) || !rights.has(candidate.right)) continue;
    lefts.delete(candidate.left);
    rights.delete(candidate.right);
    const match = candidate.share === 1 ? 'exact' : 'overlapping';
    rows.push({ match, left: candidate.left, right: candidate.right });
  }
  for (const span of lefts) rows.push({ match: 'only_left', left: span, right: null });
  for (const span of rights) rows.push({ match: 'only_right', left: null, right: span });
  return rows.toSorted((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b));
}

type Candidate<L, R> = { left: L; right: R; share: number };

function candidates<L extends MarkedSpan, R extends MarkedSpan>(
  lefts: readonly L[],
  rights: readonly R[],
): Candidate<L, R>[] {
  const found: Candidate<L, R>[] = [];
  for (const left of lefts)
    for (const right of rights) {
      if (right.start >= left.end) break;
      const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
      if (shared <= 0) continue;
      const union = Math.max(left.end, right.end) - Math.min(left.start, right.start);
      found.push({ left, right, share: shared / union });
    }
  return found.toSorted(
    (a, b) =>
      b.share - a.share ||
      Number(b.left.kind === b.right.kind) - Number(a.left.kind === a.right.kind) ||
      firstOf(a) - firstOf(b) ||
      lastOf(a) - lastOf(b),
  );
}

const firstOf = ({ left, right }: Candidate<MarkedSpan, MarkedSpan>) => Math.min(left.start, right.start);
const lastOf = ({ left, right }: Candidate<MarkedSpan, MarkedSpan>) => Math.max(left.end, right.end);
const startOf = (row: SpanPair<MarkedSpan, MarkedSpan>) =>
  Math.min(row.left?.start ?? Infinity, row.right?.start ?? Infinity);
const endOf = (row: SpanPair<MarkedSpan, MarkedSpan>) => Math.max(row.left?.end ?? 0, row.right?.end ?? 0);

function bySpan(a: MarkedSpan, b: MarkedSpan): number {
  return a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);
}
