import type { Node } from '@tiptap/pm/model';
import { projectionOf } from '@/lib/editor/projection-of';
import { textblocksOf } from '@/lib/editor/textblocks-of';
import { splitSentences } from '@/lib/text/split-sentences';
import type { TextRange } from '@/lib/text/text-range';

const known = new WeakMap<Node, { language: string; sentences: readonly TextRange[] }>();

/** `splitSentences` of a document's text, worked out once for each textblock: a version costs what differs in it. */
export function sentencesOf(doc: Node, language: string): TextRange[] {
  const { text, blocks } = projectionOf(doc);
  return textblocksOf(doc).flatMap((node, index) => {
    const block = blocks[index];
    if (!block) return [];
    const found = known.get(node);
    const sentences =
      found?.language === language
        ? found.sentences
        : splitSentences(text.slice(block.start, block.end), language);
    known.set(node, { language, sentences });
    return sentences.map(({ start, end }) => ({ start: start + block.start, end: end + block.start }));
  });
}
