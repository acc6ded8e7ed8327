import type { Passage } from '@/components/quotes/bench';
import { locatePassage } from '@/components/captures/locate-passage';
import { MAX_PASSAGE } from '@/lib/evidence/model';
import type { CapturePlace } from '@/lib/captures/model';
import type { PreparedSource } from '@/lib/quotes/prepare-source';
import { turnAt } from '@/lib/quotes/statement';
import { snapToGrapheme } from '@/lib/text/graphemes';
import type { TextRange } from '@/lib/text/text-range';

/** So much of a copy is shown on either side of a passage, in UTF-16 units. */
const AROUND = 220;
/** What a quotation leaves out is shown by its ends where it is longer. */
const LONGEST_GAP = 240;
const END_OF_GAP = 90;

/** A copy as quotations are compared with it. */
export interface LoadedCopy {
  captureId: string;
  text: string;
  blocks: readonly TextRange[];
  places: readonly CapturePlace[];
  prepared: PreparedSource;
}

/** A stretch of a copy with what stands around it; `ranges` are the words in it that a quotation has, all of it when there are none. */
export function readPassage(copy: LoadedCopy, place: TextRange, ranges: readonly TextRange[] = []): Passage {
  const { text } = copy;
  const { start, end } = place;
  const parts: { text: string; isQuoted: boolean }[] = [];
  let at = start;
  for (const range of ranges.length > 0
    ? ranges.toSorted((one, other) => one.start - other.start)
    : [place]) {
    if (range.start > at) parts.push({ text: shortened(text.slice(at, range.start)), isQuoted: false });
    parts.push({ text: text.slice(Math.max(at, range.start), range.end), isQuoted: true });
    at = Math.max(at, range.end);
  }
  if (at < end) parts.push({ text: shortened(text.slice(at, end)), isQuoted: false });
  const from = contextStart(text, start);
  const to = contextEnd(text, end);
  return {
    start,
    end,
    before: `${from > 0 ? '… ' : ''}${text.slice(from, start)}`,
    parts,
    after: `${text.slice(end, to)}${to < text.length ? ' …' : ''}`,
    locator: locatePassage(copy, place),
    speaker: speakerAt(copy, start),
    excerpt: excerptOf(text, place, parts),
  };
}

/** The words of a place in one line, cut where they are many. */
export function lineOf(text: string, { start, end }: TextRange): string {
  const from = contextStart(text, start, 40);
  const to = contextEnd(text, end, 40);
  return shortened(text.slice(from, to).replace(/\s+/g, ' ').trim());
}

function excerptOf(text: string, { start, end }: TextRange, parts: Passage['parts']): string {
  if (end - start <= MAX_PASSAGE) return text.slice(start, end);
  const words = parts.filter(({ isQuoted }) => isQuoted).map((part) => part.text);
  return words.join(' … ').slice(0, MAX_PASSAGE);
}

function shortened(text: string): string {
  if (text.length <= LONGEST_GAP) return text;
  const head = text.slice(0, snapToGrapheme(text, END_OF_GAP, -1));
  return `${head} … ${text.slice(snapToGrapheme(text, text.length - END_OF_GAP, 1))}`;
}

// Context begins and ends on words where the script has spaces.
function contextStart(text: string, offset: number, most = AROUND): number {
  const from = Math.max(0, offset - most);
  if (from === 0) return 0;
  const space = text.slice(from, offset).search(/\s/);
  return space < 0 ? snapToGrapheme(text, from, 1) : from + space + 1;
}

function contextEnd(text: string, offset: number, most = AROUND): number {
  const to = Math.min(text.length, offset + most);
  if (to === text.length) return to;
  const space = /\s\S*$/.exec(text.slice(offset, to));
  return space ? offset + space.index : snapToGrapheme(text, to, -1);
}

// Turns know names folded; people want to read them as they are written.
function speakerAt({ prepared, text }: LoadedCopy, offset: number): string {
  const turn = prepared.turns[turnAt(prepared, offset)];
  if (!turn || turn.speaker === '') return '';
  const around = text.slice(Math.max(0, turn.start - 80), turn.start + 80);
  const at = around.toLowerCase().lastIndexOf(turn.speaker);
  return at < 0 ? turn.speaker : around.slice(at, at + turn.speaker.length);
}
