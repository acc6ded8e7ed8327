import type { Command, EditorState } from '@tiptap/pm/state';
import { caretOffset, selectOffsets } from '@/lib/editor/selection-offsets';
import { partitionPoint } from '@/lib/text/partition-point';
import type { TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** Sentences are ordered and disjoint, in offsets of the projection. */
export interface SentenceText {
  projection: TextProjection;
  sentences: readonly TextRange[];
}

/** Index of the sentence at an offset; between two, the next one, and after the last, the last. -1 when there is none. */
export function sentenceIndexAt(sentences: readonly TextRange[], offset: number): number {
  const index = partitionPoint(sentences.length, (i) => (sentences[i]?.end ?? 0) < offset);
  return Math.min(index, sentences.length - 1);
}

/** Selects the sentence at the caret; when exactly it is selected, the one after (1) or before (-1) it. */
export function selectSentence(text: SentenceText, direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { start, end } = selectionOffsets(state, text);
    const index = sentenceIndexAt(text.sentences, Math.min(start, end));
    const here = text.sentences[index];
    const isSelected = here?.start === Math.min(start, end) && here.end === Math.max(start, end);
    const wanted = isSelected || (direction < 0 && start === end) ? text.sentences[index + direction] : here;
    const target = wanted ?? here;
    if (!target) return false;
    dispatch?.(
      selectOffsets(state.tr, text.projection, target.start, target.end)
        .setMeta('pointer', false)
        .scrollIntoView(),
    );
    return true;
  };
}

/** Moves the head of the selection to the end of a sentence (1) or the start of one (-1); the anchor stays. */
export function extendBySentence(text: SentenceText, direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { start: anchor, end: head } = selectionOffsets(state, text);
    const target =
      direction > 0
        ? text.sentences.find((sentence) => sentence.end > head)?.end
        : text.sentences.findLast((sentence) => sentence.start < head)?.start;
    if (target === undefined) return false;
    dispatch?.(selectOffsets(state.tr, text.projection, anchor, target).scrollIntoView());
    return true;
  };
}

function selectionOffsets(state: EditorState, { projection }: SentenceText): { start: number; end: number } {
  return {
    start: projection.posToOffset(state.selection.anchor, 1),
    end: caretOffset(state, projection),
  };
}
