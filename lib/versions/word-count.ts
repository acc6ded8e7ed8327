import type { Node } from '@tiptap/pm/model';
import { finish, type Work } from '@/lib/anchoring/work';
import { projectionOf } from '@/lib/editor/projection-of';
import { countWords } from '@/lib/text/words';

const known = new WeakMap<Node, { language: string; count: number }>();

/**
 * Number of words of a document, as `countWords` says it of its text. Blocks are values that versions share, so that a version costs what
 * differs in it.
 */
export function wordCount(doc: Node, language: string): number {
  return finish(countingWords(doc, language));
}

/** `wordCount`, with pauses: for those who want to have a long text counted before others wait for them. */
export function* countingWords(doc: Node, language: string): Work<number> {
  let sum = 0;
  for (const block of doc.content.content) {
    let counted = known.get(block);
    if (counted?.language !== language) {
      counted = { language, count: countWords(projectionOf(block).text, language) };
      known.set(block, counted);
      yield;
    }
    sum += counted.count;
  }
  return sum;
}
