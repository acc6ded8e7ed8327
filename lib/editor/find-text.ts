import { foldText } from '@/lib/text/fold';
import type { TextRange } from '@/lib/text/text-range';

/** A text made ready for finding in it; make it once for each text. */
export interface FindIndex {
  folded: string;
  /** For each unit of `folded`, the offset of the character it came from; one more for the end. */
  offsets: Uint32Array;
}

const ASCII = /^[\u0021-\u007e]$/;

/** Folds a text character by character as search does, and keeps the way back to its offsets. */
export function indexForFinding(text: string): FindIndex {
  const folded: string[] = [];
  const offsets: number[] = [];
  const seen = new Map<string, string>();
  let offset = 0;
  for (const character of text) {
    const isSpace = /\s/u.test(character);
    let form = ASCII.test(character) ? character.toLowerCase() : isSpace ? ' ' : seen.get(character);
    if (form === undefined) {
      form = foldText(character);
      seen.set(character, form);
    }
    // Runs of space count as one, as in the query.
    if (!(form === ' ' && folded.at(-1) === ' ') && form !== '') {
      folded.push(form);
      for (let unit = 0; unit < form.length; unit++) offsets.push(offset);
    }
    offset += character.length;
  }
  offsets.push(text.length);
  return { folded: folded.join(''), offsets: Uint32Array.from(offsets) };
}

/**
 * Every place of `query` in the text, in order and not overlapping: case, accents and the shape of quotes, dashes and spaces do not
 * matter. None for a query of nothing but space.
 */
export function findText(index: FindIndex, query: string): TextRange[] {
  const wanted = foldText(query);
  if (wanted === '') return [];
  const found: TextRange[] = [];
  for (
    let at = index.folded.indexOf(wanted);
    at >= 0;
    at = index.folded.indexOf(wanted, at + wanted.length)
  ) {
    const start = index.offsets[at] ?? 0;
    const end = endOf(index, at + wanted.length);
    found.push({ start, end });
  }
  return found;
}

// The character after the last one that matched; accents that fold to nothing belong to the letter before them.
function endOf(index: FindIndex, unit: number): number {
  const last = index.offsets[unit - 1] ?? 0;
  let next = unit;
  while ((index.offsets[next] ?? Infinity) === last) next += 1;
  return index.offsets[next] ?? last;
}
