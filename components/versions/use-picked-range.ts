'use client';

import { type RefObject, useEffect, useState } from 'react';
import { trimRange } from '@/lib/editor/selection-offsets';
import type { TextRange } from '@/lib/text/text-range';

/** The words of the new text that are selected in a comparison, while `isPicking`; null when none are. */
export function usePickedRange(
  paper: RefObject<HTMLElement | null>,
  text: string,
  isPicking: boolean,
): TextRange | null {
  const [picked, setPicked] = useState<TextRange | null>(null);
  useEffect(() => {
    if (!isPicking) return;
    const read = () => {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed || !paper.current?.contains(selection.anchorNode)) return;
      const ends = [
        offsetOf(selection.anchorNode, selection.anchorOffset),
        offsetOf(selection.focusNode, selection.focusOffset),
      ];
      const [start, end] = ends.filter((each) => each !== null).toSorted((one, other) => one - other);
      const range = start === undefined || end === undefined ? null : trimRange(text, { start, end });
      setPicked(range);
    };
    document.addEventListener('selectionchange', read);
    return () => {
      document.removeEventListener('selectionchange', read);
      setPicked(null);
    };
  }, [paper, text, isPicking]);
  return isPicking ? picked : null;
}

/** The offset of a place in the page; null for words that are not in the new text. */
function offsetOf(node: Node | null, offset: number): number | null {
  const element = node instanceof Element ? (node.children[offset] ?? node) : node?.parentElement;
  const words =
    element?.closest<HTMLElement>('[data-at]') ?? element?.querySelector<HTMLElement>('[data-at]');
  if (!words) return null;
  return Number(words.dataset['at']) + (node instanceof Text ? offset : 0);
}
