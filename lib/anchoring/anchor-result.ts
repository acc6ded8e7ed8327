import type { TextRange } from '@/lib/text/text-range';

/** Places that an ambiguous result offers at most: nobody looks through more. */
export const MOST_CANDIDATES = 10;

/** A place that could be meant, with how much of the words and of what stands around them is there, 0 to 1. */
export type AnchorCandidate = TextRange & { score: number };

/**
 * Where an anchor is in another text, in UTF-16 offsets, half open. `placed` and `moved`: the very words. `changed`: the words differ.
 * `ambiguous`: nothing tells which is meant, or that the one that is there is. `orphaned`: gone; `hint` is where the text was.
 */
export type AnchorResult =
  | { status: 'placed' | 'moved'; start: number; end: number; score: 1 }
  | { status: 'changed'; start: number; end: number; score: number }
  | { status: 'ambiguous'; candidates: AnchorCandidate[] }
  | { status: 'orphaned'; hint?: number };
