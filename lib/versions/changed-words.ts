import type { Node } from '@tiptap/pm/model';
import { projectionOf } from '@/lib/editor/projection-of';
import { snapToGrapheme } from '@/lib/text/graphemes';
import { compareBlocks, type ComparedText } from '@/lib/versions/comparison-rules';
import type { Sitting } from '@/lib/versions/history-rules';

const MOST_PIECES = 6;
const MOST_WORDS = 120;

/** What became of words between two versions, in short. */
export type ChangedWords = Pick<Sitting, 'added' | 'dropped' | 'excerpt'>;

/**
 * The words that were dropped and added between two documents, looked for only in blocks that they do not share. With more than `most`
 * units of text in these, the words are counted without being compared.
 */
export function changedWords(before: Node, after: Node, most: number): ChangedWords & { read: number } {
  const [olds, fresh] = [new Set(before.content.content), new Set(after.content.content)];
  const old = textOf(before, (block) => !fresh.has(block));
  const now = textOf(after, (block) => !olds.has(block));
  const read = old.text.length + now.text.length;
  const { added, dropped, rows } = read > most ? replaced(old, now) : compareBlocks(old, now);
  const excerpt: Sitting['excerpt'] = [];
  for (const { op, text } of rows.flatMap(({ pieces }) => pieces)) {
    if (excerpt.length >= MOST_PIECES) break;
    if ((op === 'drop' || op === 'add') && /[\p{L}\p{N}]/u.test(text))
      excerpt.push({ op, text: cut(text.trim()) });
  }
  return { added, dropped, excerpt, read };
}

/** Those blocks of a document, as one text. */
function textOf(doc: Node, isTold: (block: Node) => boolean): ComparedText {
  return blocksOf(doc.content.content.filter(isTold).map((block) => projectionOf(block).text));
}

function blocksOf(texts: readonly string[]): ComparedText {
  let start = 0;
  const blocks = texts
    .join('\n')
    .split('\n')
    .map((line) => {
      const block = { start, end: start + line.length, kind: '' };
      start = block.end + 1;
      return block;
    });
  return { text: texts.join('\n'), blocks };
}

function replaced(old: ComparedText, now: ComparedText) {
  const count = (text: string) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const pieces = [
    { op: 'drop' as const, text: old.text.slice(0, 2 * MOST_WORDS) },
    { op: 'add' as const, text: now.text.slice(0, 2 * MOST_WORDS) },
  ];
  return { added: count(now.text), dropped: count(old.text), rows: [{ pieces }] };
}

function cut(words: string): string {
  if (words.length <= MOST_WORDS) return words;
  return `${words.slice(0, snapToGrapheme(words, MOST_WORDS, -1))}…`;
}
