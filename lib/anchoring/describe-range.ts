import type { TextSelector } from '@/lib/anchoring/text-selector';
import { snapToGrapheme } from '@/lib/text/graphemes';

const CONTEXT_LENGTH = 32;

/**
 * Describes `[start, end)` of `text` by its words and up to 32 UTF-16 units of context on either side, less where a
 * longer one would cut a grapheme. A reversed range is turned round, one that reaches outside is clamped, and an empty
 * one keeps its context. `prefix + exact + suffix` stands in `text` as it is.
 */
export function describeRange(text: string, start: number, end: number): TextSelector {
  const clamp = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  const from = clamp(Math.min(start, end));
  const to = clamp(Math.max(start, end));
  // A range that itself cuts a grapheme must not push its context past its own edge.
  const contextStart = Math.min(snapToGrapheme(text, from - CONTEXT_LENGTH, 1), from);
  const contextEnd = Math.max(snapToGrapheme(text, to + CONTEXT_LENGTH, -1), to);
  return {
    exact: text.slice(from, to),
    prefix: text.slice(contextStart, from),
    suffix: text.slice(to, contextEnd),
    start: from,
    end: to,
  };
}
