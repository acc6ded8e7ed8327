import { clocksIn } from '@/lib/quotes/clocks';
import { headersIn } from '@/lib/quotes/headers';
import { labelsIn } from '@/lib/quotes/labels';
import type { TextRange } from '@/lib/text/text-range';

/**
 * What stands in a transcript and was not said. `mask` is never words; `loose` may be words (a label can be a sentence's beginning, brackets can be
 * the text's own), so it is left out freely but can be quoted. `bracket` is loose, and what it says matters.
 */
export type Furniture = TextRange & { kind: 'mask' | 'loose' | 'bracket' };

/** From `start` on this person speaks. */
export type Turn = { start: number; speaker: string };

/** A line of a text without its break, and where it stands. */
export type Line = TextRange & { text: string };

const NOTE_WORDS =
  'laugh|applause|cheer|inaudible|unintelligible|crosstalk|cross-talk|pause|silence|music|cough|sighs?\\b|sic\\b|indistinct|foreign language|background noise|clears throat|phone rings|short break|lachen|lacht|gelächter|beifall|unverständlich|heiterkeit|zuruf|räusper|musik|笑|掌声|掌聲|听不清|聽不清|停顿|停頓|鼓掌|音乐|音樂|咳|ضحك|تصفيق|غير مسموع|غير مفهوم|توقف|موسيقى|صمت|צחוק|מחיאות|לא ברור|לא נשמע|הפסקה|מוזיקה|שתיקה';
const SQUARE_NOTE = new RegExp(
  `[\\[【][^\\[\\]【】\\n]{0,40}(?<!\\p{L})(?:${NOTE_WORDS})[^\\[\\]【】\\n]{0,40}[\\]】]`,
  'giu',
);
// Round brackets belong to texts as well: only one or two words of the list, and nothing else.
const ROUND_NOTE = new RegExp(
  `[(（](?:\\p{L}+ )?(?:${NOTE_WORDS})\\p{L}*(?: ?(?:and|und|和|و|ו) ?\\p{L}+)?[.!。]?[)）]`,
  'giu',
);
const BRACKET = /\[[^[\]\n]{1,200}\]/g;
const TAG = /<\/?(?:[a-z][^<>\n]{0,60}|[\d:.]{5,14})>/gi;

/** Finds time stamps, cue blocks, speaker labels, notes, page headers. Ordered; none overlaps another. */
export function findFurniture(
  text: string,
  lines: readonly Line[] = linesOf(text),
): { furniture: Furniture[]; turns: Turn[] } {
  const found: Furniture[] = [...clocksIn(text, lines), ...cueBlocks(text, lines), ...headersIn(text, lines)];
  if (/[[(（【]/.test(text)) {
    for (const pattern of [SQUARE_NOTE, ROUND_NOTE]) {
      for (const match of text.matchAll(pattern)) found.push(rangeOf(match, 'mask'));
    }
    for (const match of text.matchAll(BRACKET)) {
      found.push(rangeOf(match, /^\[[\d\s,–-]+\]$/.test(match[0]) ? 'mask' : 'bracket'));
    }
  }
  if (text.includes('<')) for (const match of text.matchAll(TAG)) found.push(rangeOf(match, 'mask'));
  const { labels, turns } = labelsIn(text, lines);
  for (const label of labels) found.push({ ...label, kind: 'loose' });
  return { furniture: flatten(found), turns };
}

function rangeOf({ 0: words, index }: RegExpExecArray, kind: Furniture['kind']): Furniture {
  return { start: index, end: index + words.length, kind };
}

/** The lines of a text; a form feed ends one too. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: words, index } of text.matchAll(/[^\n\r\f\v\u2028\u2029]+/g)) {
    lines.push({ text: words, start: index, end: index + words.length });
  }
  return lines;
}

/** Subtitle files: the line with the arrow, the number above it, the head of the file. */
function cueBlocks(text: string, lines: readonly Line[]): Furniture[] {
  if (!text.includes('-->')) return [];
  const found: Furniture[] = [];
  const mask = ({ start, end }: Line) => found.push({ start, end, kind: 'mask' });
  lines.forEach((line, index) => {
    if (index === 0 && line.text.startsWith('WEBVTT')) mask(line);
    if (!/\d:\d{2}[.,]\d{3}\s*-->/.test(line.text)) return;
    mask(line);
    const above = lines[index - 1];
    // Only what stands right above: a cue without a number has the words of the last one there, and a blank line between.
    if (
      above &&
      /^\s*[\w-]{1,12}\s*$/.test(above.text) &&
      !/\n[ \t\r]*\n/.test(text.slice(above.end, line.start))
    ) {
      if (/^\s*\d+\s*$/.test(above.text)) mask(above);
    }
  });
  return found;
}

/** In order, without overlaps: a mask wins over what may be words. */
function flatten(found: readonly Furniture[]): Furniture[] {
  const rank = { mask: 0, loose: 1, bracket: 2 };
  const ordered = found.toSorted((a, b) => a.start - b.start || rank[a.kind] - rank[b.kind] || b.end - a.end);
  const flat: Furniture[] = [];
  for (const next of ordered) {
    const last = flat.at(-1);
    if (!last || last.end <= next.start) {
      flat.push({ ...next });
      continue;
    }
    if (next.end <= last.end && rank[last.kind] <= rank[next.kind]) continue;
    if (rank[next.kind] < rank[last.kind]) {
      const behind = { ...last, start: next.end };
      last.end = next.start;
      if (last.end <= last.start) flat.pop();
      flat.push({ ...next });
      if (behind.end > behind.start) flat.push(behind);
    } else if (next.end > last.end) flat.push({ ...next, start: last.end });
  }
  return flat;
}
