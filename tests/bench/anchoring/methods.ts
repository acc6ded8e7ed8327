import searchApproximately from 'approx-string-match';
import DiffMatchPatch from 'diff-match-patch';
import { toTextPosition } from 'dom-anchor-text-quote';
import { anchor } from '@/lib/anchoring/anchor';
import type { AnchorResult } from '@/lib/anchoring/anchor-result';
import { carryAnchors } from '@/lib/anchoring/carry-anchors';
import { describeRange } from '@/lib/anchoring/describe-range';
import type { TextRange } from '@/lib/text/text-range';

/** A way to find ranges of one text in another. */
export interface Method {
  name: string;
  /** Whether it takes some seconds for all pairs, and not a minute. */
  isQuick: boolean;
  carry: (before: string, after: string, ranges: readonly TextRange[]) => AnchorResult[];
}

/** Ours first; then what others do, each with the context and the offsets that ours has. */
export const METHODS: Method[] = [
  { name: 'carryAnchors', isQuick: true, carry: carryAnchors },
  {
    name: 'quote search (approx-string-match)',
    isQuick: true,
    carry: (before, after, ranges) => ranges.map((range) => searchQuote(before, after, range)),
  },
  { name: 'position mapping (diff-match-patch)', isQuick: false, carry: mapPositions },
  {
    name: 'anchor, without the old text',
    isQuick: true,
    carry: (before, after, ranges) =>
      ranges.map(({ start, end }) => anchor(after, describeRange(before, start, end))),
  },
  {
    name: 'dom-anchor-text-quote',
    isQuick: false,
    carry: (before, after, ranges) =>
      ranges.map((range) => {
        const selector = describeRange(before, range.start, range.end);
        const found = toTextPosition({ textContent: after }, selector, { hint: range.start });
        return asResult(before, after, range, found);
      }),
  },
];

/** As web annotation clients do: half of the quote may differ, and context and nearness decide between the places with fewest errors. */
function searchQuote(before: string, after: string, range: TextRange): AnchorResult {
  const { exact, prefix, suffix, start } = describeRange(before, range.start, range.end);
  const found = searchApproximately(after, exact, Math.min(256, Math.floor(exact.length / 2)));
  const rated = found.map((match) => ({
    start: match.start,
    end: match.end,
    score:
      50 * (1 - match.errors / exact.length) +
      20 * likeness(after.slice(Math.max(0, match.start - prefix.length), match.start), prefix) +
      20 * likeness(after.slice(match.end, match.end + suffix.length), suffix) +
      2 * (1 - Math.abs(match.start - start) / after.length),
  }));
  return asResult(before, after, range, rated.toSorted((a, b) => b.score - a.score)[0] ?? null);
}

function likeness(text: string, pattern: string): number {
  if (pattern === '') return 1;
  const [best] = searchApproximately(text, pattern, pattern.length);
  return best ? 1 - best.errors / pattern.length : 0;
}

function mapPositions(before: string, after: string, ranges: readonly TextRange[]): AnchorResult[] {
  const tool = new DiffMatchPatch();
  const difference = tool.diff_main(before, after);
  return ranges.map((range) => {
    const found = {
      start: tool.diff_xIndex(difference, range.start),
      end: tool.diff_xIndex(difference, range.end),
    };
    return asResult(before, after, range, found.end > found.start ? found : null);
  });
}

function asResult(before: string, after: string, range: TextRange, found: TextRange | null): AnchorResult {
  if (!found) return { status: 'orphaned' };
  const { start, end } = found;
  const isSame = after.slice(start, end) === before.slice(range.start, range.end);
  return isSame ? { status: 'placed', start, end, score: 1 } : { status: 'changed', start, end, score: 0.5 };
}
