import { NONE } from '@/lib/anchoring/alignment';
import { matchInOrder } from '@/lib/anchoring/in-order';
import type { Window } from '@/lib/quotes/find-windows';
import { HESITATION, LOOSE, BRACKETED, type PreparedSource } from '@/lib/quotes/prepare-source';
import type { QuoteWords } from '@/lib/quotes/read-quote';

/** Which row of the source each word of the quotation is (`NONE` for none), rising, and how good that is. */
export type QuoteAlignment = { score: number; rows: Int32Array };

// A word next to one that is in its place too is worth more, so that of two like words the one beside the others is taken.
const BESIDE = 0.35;
const STOP = 0.4;
const ADDED = 0.5;
const EDITED = 0.02;
const GAP_OPEN = 0.7;
const GAP_MORE = 0.06;
const SHOWN_OPEN = 0.1;
const SHOWN_MORE = 0.003;
const SOUND = 0.03;
/** Cells of the table; beyond, the stretch is compared by its longest common runs. */
const MOST_CELLS = 600_000;
const NEVER = -1e9;

/** Where a cell's value comes from. */
const BY_MATCH = 1;
const BY_GAP = 2;
const BY_FREE = 3;
const BY_ADDED = 4;

/**
 * Aligns all of a quotation with the best stretch of a window (after T. F. Smith and M. S. Waterman, 1981, and O. Gotoh, 1982: free ends in the source,
 * a gap costs to open and little to go on). What was shown to be left out costs next to nothing, what was probably not said nothing.
 */
export function alignQuote(quote: QuoteWords, source: PreparedSource, { from, to }: Window): QuoteAlignment {
  const m = quote.words.length;
  const n = to - from;
  if ((m + 1) * (n + 1) > MOST_CELLS) return alignLong(quote, source, { from, to });
  const columns = n + 1;
  const best = new Float32Array((m + 1) * columns);
  const gap = new Float32Array((m + 1) * columns).fill(NEVER);
  // The value of a match that nothing but what is free stands behind.
  const run = new Float32Array((m + 1) * columns).fill(NEVER);
  const origin = new Uint8Array((m + 1) * columns);
  const isRunOn = new Uint8Array((m + 1) * columns);
  const isGapOn = new Uint8Array((m + 1) * columns);
  const isMatch = new Uint8Array((m + 1) * columns);
  const weights = quote.words.map(({ key }) => weightOf(source, key));
  const free = new Float32Array(n);
  for (let j = 0; j < n; j++) free[j] = freeCost(source.flags[from + j] ?? 0);
  const keys = quote.words.map(({ key }) => key);
  for (let i = 1; i <= m; i++) {
    const key = keys[i - 1] ?? NONE;
    const weight = weights[i - 1] ?? 1;
    const added = quote.words[i - 1]?.isEdited ? EDITED : ADDED;
    const isShown = quote.breaks.has(i - 1);
    const [open, more] = isShown ? [SHOWN_OPEN, SHOWN_MORE] : [GAP_OPEN, GAP_MORE];
    best[i * columns] = (best[(i - 1) * columns] ?? 0) - added;
    origin[i * columns] = BY_ADDED;
    for (let j = 1; j <= n; j++) {
      const cell = i * columns + j;
      const left = cell - 1;
      const up = cell - columns;
      let match = NEVER;
      if (key === source.keys[from + j - 1]) {
        const beside = (run[up - 1] ?? NEVER) + BESIDE;
        const fresh = best[up - 1] ?? NEVER;
        match = weight + Math.max(beside, fresh);
        if (beside >= fresh) isRunOn[cell] = 1;
      }
      const cost = free[j - 1] ?? NEVER;
      const carried = cost < 1 ? (run[left] ?? NEVER) - cost : NEVER;
      if (match >= carried) {
        run[cell] = match;
        isMatch[cell] = match > NEVER ? 1 : 0;
      } else run[cell] = carried;
      const opened = (best[left] ?? NEVER) - open;
      const longer = gap[left] ?? NEVER;
      gap[cell] = Math.max(opened, longer) - more;
      isGapOn[cell] = longer > opened ? 1 : 0;
      const skipped = cost < 1 ? (best[left] ?? NEVER) - cost : NEVER;
      const unsaid = (best[up] ?? NEVER) - added;
      let value = match;
      let by = BY_MATCH;
      if (skipped > value) [value, by] = [skipped, BY_FREE];
      if ((gap[cell] ?? NEVER) > value) [value, by] = [gap[cell] ?? NEVER, BY_GAP];
      if (unsaid > value) [value, by] = [unsaid, BY_ADDED];
      best[cell] = value;
      origin[cell] = by;
    }
  }
  let end = m * columns;
  for (let cell = end; cell <= m * columns + n; cell++) {
    if ((best[cell] ?? NEVER) > (best[end] ?? NEVER) + 1e-5) end = cell;
  }
  const rows = walkBack({ m, columns, from, end: end - m * columns, origin, isRunOn, isGapOn, isMatch });
  return { score: best[end] ?? 0, rows };
}

type Walk = {
  m: number;
  columns: number;
  from: number;
  end: number;
  origin: Uint8Array;
  isRunOn: Uint8Array;
  isGapOn: Uint8Array;
  isMatch: Uint8Array;
};

function walkBack({ m, columns, from, end, origin, isRunOn, isGapOn, isMatch }: Walk): Int32Array {
  const rows = new Int32Array(m).fill(NONE);
  let i = m;
  let j = end;
  let state: 'best' | 'gap' | 'run' = 'best';
  while (i > 0) {
    const cell = i * columns + j;
    if (state === 'gap') {
      if (isGapOn[cell] === 0) state = 'best';
      j -= 1;
    } else if (state === 'run' && isMatch[cell] === 0) {
      j -= 1;
    } else if (state === 'run' || origin[cell] === BY_MATCH) {
      rows[i - 1] = from + j - 1;
      state = isRunOn[cell] === 1 ? 'run' : 'best';
      i -= 1;
      j -= 1;
    } else if (origin[cell] === BY_GAP) state = 'gap';
    else if (origin[cell] === BY_FREE) j -= 1;
    else i -= 1;
  }
  return rows;
}

/** How much a word of the quotation tells: one, or less for a small word; more when it is edited than nothing. */
export function weightOf({ words, book }: PreparedSource, key: number): number {
  return key >= 0 && book.stops.has(words[key] ?? '') ? STOP : 1;
}

function freeCost(flags: number): number {
  if (flags & (LOOSE | BRACKETED)) return 0;
  return flags & HESITATION ? SOUND : 9;
}

function alignLong(quote: QuoteWords, source: PreparedSource, { from, to }: Window): QuoteAlignment {
  const a = Int32Array.from(quote.words, ({ key }) => key);
  const rows = new Int32Array(a.length).fill(NONE);
  matchInOrder(a, source.keys, { a0: 0, a1: a.length, b0: from, b1: to }, rows);
  let score = 0;
  rows.forEach((row, index) => (score += row === NONE ? -ADDED : weightOf(source, a[index] ?? NONE)));
  return { score, rows };
}
