import { type RefObject, useEffectEvent, useLayoutEffect } from 'react';
import type { PaperBlock } from '@/components/captures/paper-blocks';
import { offsetAt, textRangeOf } from '@/components/captures/text-places';
import { trimRange } from '@/lib/editor/selection-offsets';
import type { TextRange } from '@/lib/text/text-range';

// While it moves, the selection says nothing yet.
const REST_MS = 140;

interface SelectedWords {
  paper: RefObject<HTMLElement | null>;
  text: string;
  blocks: readonly PaperBlock[];
  onSelect: (range: TextRange) => void;
  /** A click that selects nothing. */
  onPoint: (offset: number) => void;
}

/** Tells what is selected on the paper of a copy, by whatever means, once the selection rests; and where it was clicked. */
export function useSelectedWords({ paper, text, blocks, onSelect, onPoint }: SelectedWords): void {
  const read = useEffectEvent(() => {
    const selection = document.getSelection();
    if (!paper.current || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
    // What was drawn from elsewhere, or to elsewhere, is no choice of words of the copy.
    const isHere = (node: Node | null) => node !== null && paper.current?.contains(node) === true;
    if (!isHere(selection.anchorNode) || !isHere(selection.focusNode)) return;
    const range = textRangeOf(paper.current, blocks, selection.getRangeAt(0));
    const words = range && trimRange(text, range);
    if (words) onSelect(words);
  });
  const point = useEffectEvent(({ clientX, clientY, target }: MouseEvent) => {
    if (document.getSelection()?.isCollapsed === false || !(target instanceof Element)) return;
    const element = target.closest<HTMLElement>('[data-copy-block]');
    const block = blocks[Number(element?.dataset['copyBlock'])];
    const caret = document.caretPositionFromPoint?.(clientX, clientY);
    if (!element || !block || !caret || !element.contains(caret.offsetNode)) return;
    onPoint(offsetAt(element, block, { node: caret.offsetNode, offset: caret.offset }, 1));
  });

  // From the moment at which the paper shows: what is selected then is heard.
  useLayoutEffect(() => {
    const element = paper.current;
    let resting: ReturnType<typeof setTimeout> | undefined;
    let isDrawing = false;
    const rest = () => {
      clearTimeout(resting);
      resting = isDrawing ? undefined : setTimeout(tell, REST_MS);
    };
    const tell = () => {
      resting = undefined;
      read();
    };
    // A letter is meant for what is selected when it is pressed, whether that rests yet or not.
    const hurry = ({ key }: KeyboardEvent) => {
      if (resting === undefined || key.length !== 1) return;
      clearTimeout(resting);
      tell();
    };
    const begin = () => {
      isDrawing = true;
    };
    const end = () => {
      if (!isDrawing) return;
      isDrawing = false;
      rest();
    };
    const click = (event: MouseEvent) => point(event);
    document.addEventListener('selectionchange', rest);
    window.addEventListener('keydown', hurry, true);
    element?.addEventListener('pointerdown', begin);
    element?.addEventListener('click', click);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      clearTimeout(resting);
      document.removeEventListener('selectionchange', rest);
      window.removeEventListener('keydown', hurry, true);
      element?.removeEventListener('pointerdown', begin);
      element?.removeEventListener('click', click);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [paper]);
}
