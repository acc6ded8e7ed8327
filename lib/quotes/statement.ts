import { HESITATION, LOOSE, type PreparedSource } from '@/lib/quotes/prepare-source';
import { partitionPoint } from '@/lib/text/partition-point';
import { splitSentences } from '@/lib/text/split-sentences';

/** Units of the source that are read on either side. */
const AROUND = 700;
const ENDS = /[.!?。！？؟…]/u;
const OPENED = /["“„«「『‹‘'][\s[(]*$/u;
const CLOSED = /^(?:[.!?。！？…،,，؟]["”“»」』›’']|["”“»」』›’'][.!?。！？…,，،؟])/u;

// A name and a colon at the beginning of a line.
const LED_TO = /^[^.!?。！？؟:：]{1,60}[:：]\s*["“„«「]?$/u;

/** Whether a sentence, a paragraph or a turn ends right before a row. Quick; knows no abbreviations. */
export function isSentenceBreak(source: PreparedSource, row: number): boolean {
  const from = row > 0 ? (source.ends[row - 1] ?? 0) : 0;
  const to = source.starts[row] ?? source.text.length;
  if (row === 0 || turnAt(source, from) !== turnAt(source, to)) return true;
  const gap = source.text.slice(from, to);
  return ENDS.test(gap) || (!source.isWrapped && /\n/.test(gap)) || /\n\s*\n/.test(gap);
}

/** The index of the turn in which an offset lies; -1 before the first. */
export function turnAt({ turns }: PreparedSource, offset: number): number {
  return partitionPoint(turns.length, (index) => (turns[index]?.start ?? 0) <= offset) - 1;
}

/** Whether rows are a whole statement: they begin with a sentence and end with one, or are all that stands in quotation marks. Sounds do not count. */
export function isWholeStatement(source: PreparedSource, first: number, last: number): boolean {
  const start = source.starts[first] ?? 0;
  const end = source.ends[last] ?? 0;
  const { text } = source;
  if (OPENED.test(text.slice(Math.max(0, start - 4), start)) && CLOSED.test(text.slice(end, end + 2)))
    return true;
  const { clean, offsets } = readAround(source, start, end);
  const sentences = splitSentences(clean, source.book.language);
  const at = (index: number) => offsets[index] ?? text.length;
  const head = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 80), start);
  const isFirst =
    LED_TO.test(head) || sentences.some((sentence) => rowAtOrAfter(source, at(sentence.start)) === first);
  return isFirst && sentences.some((sentence) => rowBefore(source, at(sentence.end - 1) + 1) === last);
}

/** The first row from an offset on that was said and is no sound. */
function rowAtOrAfter(source: PreparedSource, offset: number): number {
  let row = partitionPoint(source.starts.length, (index) => (source.ends[index] ?? 0) <= offset);
  while (row < source.starts.length && (source.flags[row] ?? 0) & (LOOSE | HESITATION)) row += 1;
  return row;
}

function rowBefore(source: PreparedSource, offset: number): number {
  let row = partitionPoint(source.starts.length, (index) => (source.starts[index] ?? 0) < offset) - 1;
  while (row >= 0 && (source.flags[row] ?? 0) & (LOOSE | HESITATION)) row -= 1;
  return row;
}

/** What was said around a stretch, in running lines: labels and stamps are left out, a broken line goes on, a turn or paragraph begins a new one. */
function readAround(source: PreparedSource, start: number, end: number) {
  const { text, furniture, turns, isWrapped } = source;
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  let clean = '';
  const offsets: number[] = [];
  let next = partitionPoint(furniture.length, (index) => (furniture[index]?.end ?? 0) <= from);
  let turn = turnAt(source, from);
  for (let at = from; at < to; at++) {
    while ((furniture[next]?.end ?? Infinity) <= at) next += 1;
    const piece = furniture[next];
    if ((turns[turn + 1]?.start ?? Infinity) <= at) {
      const isOther = turns[turn]?.speaker !== turns[turn + 1]?.speaker;
      turn += 1;
      clean += isOther || !isWrapped ? '\n' : ' ';
      offsets.push(at);
    }
    if (piece && piece.start <= at && piece.kind !== 'bracket') continue;
    const character = text.charAt(at);
    const isLineEnd = character === '\n' || character === '\f' || character === '\r';
    clean += isLineEnd && isSoft(text, at, isWrapped, clean) ? ' ' : character;
    offsets.push(at);
  }
  return { clean, offsets };
}

/** Whether a line goes on behind its break. */
function isSoft(text: string, at: number, isWrapped: boolean, before: string): boolean {
  const next = /^\s*(\S)/u.exec(text.slice(at, at + 12))?.[1] ?? '';
  if (/^\p{Ll}/u.test(next)) return true;
  return isWrapped && !/[.!?。！？؟…:：]["'”’»“」』)）\]]*\s*$/u.test(before.slice(-6));
}
