import type { QuoteDiff } from '@/lib/quotes/comparison';
import type { HunkKind } from '@/lib/quotes/classify-hunk';
import { type Hunk, saidRows } from '@/lib/quotes/hunk';
import type { PreparedSource } from '@/lib/quotes/prepare-source';
import type { QuoteWords } from '@/lib/quotes/read-quote';

/** Of a longer passage that was left out, so many words are told from its beginning and its end. */
const TOLD = 15;

/** The quotation in pieces: what is the same, what was printed and not said, and between them what was said and not printed. */
export function renderDiff(
  quote: QuoteWords,
  source: PreparedSource,
  hunks: readonly { hunk: Hunk; kind: HunkKind }[],
): QuoteDiff[] {
  const diff: QuoteDiff[] = [];
  const push = (op: QuoteDiff['op'], text: string) => {
    if (text === '') return;
    const last = diff.at(-1);
    if (last && last.op === op) last.text += text;
    else diff.push({ op, text });
  };
  let at = 0;
  for (const { hunk, kind } of hunks) {
    if (kind === 'same' || kind === 'free' || hunk.isBack) continue;
    const start = startOf(quote, hunk.from);
    push('same', quote.text.slice(at, start));
    at = start;
    push('drop', saidText(source, hunk));
    const end = hunk.to > hunk.from ? startOf(quote, hunk.to) : start;
    push('add', quote.text.slice(start, end));
    at = end;
  }
  push('same', quote.text.slice(at));
  return diff;
}

/** Where a word of the quotation begins, with the bracket that opens before it; its end behind the last one. */
function startOf({ text, words }: QuoteWords, index: number): number {
  const word = words[index];
  if (!word) return text.length;
  let start = word.start;
  while (
    word.isEdited &&
    /[[\s]/.test(text.charAt(start - 1)) &&
    text.slice(0, start).trimEnd().endsWith('[')
  )
    start -= 1;
  return start;
}

/** What was said at a hunk, in running text, without what was probably not said. */
export function saidText(source: PreparedSource, hunk: Hunk): string {
  const rows = saidRows(source, hunk);
  if (rows.length <= 2 * TOLD + 10) return rowsText(source, rows);
  return `${rowsText(source, rows.slice(0, TOLD)).trimEnd()} … ${rowsText(source, rows.slice(-TOLD))}`;
}

function rowsText({ text, starts, ends, furniture }: PreparedSource, rows: readonly number[]): string {
  return rows
    .map((row) => {
      const end = ends[row] ?? 0;
      const next = starts[row + 1] ?? text.length;
      const isClear = !furniture.some((piece) => piece.start < next && end < piece.end);
      const gap = isClear && next - end < 12 ? text.slice(end, next) : ' ';
      return text.slice(starts[row], end) + gap.replace(/\s+/gu, ' ');
    })
    .join('');
}
