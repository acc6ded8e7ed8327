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

/** The offset in the new text of a place in the page; null where the new text is not. */
function offsetOf(node: Node | null, offset: number): number | null {
  if (!node) return null;
  const inside = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-at]');
  if (inside) {
    const before = document.createRange();
    before.setStart(inside, 0);
    before.setEnd(node, offset);
    return Number(inside.dataset['at']) + before.toString().length;
  }
  if (!(node instanceof Element)) return null;
  // Between two of its parts: where the next words begin, or else where the last ones end.
  const next = [...node.querySelectorAll<HTMLElement>('[data-at]')];
  const child = node.childNodes[offset];
  const following = child && next.find((words) => child.contains(words) || follows(child, words));
  if (following) return Number(following.dataset['at']);
  const last = next.at(-1);
  return last ? Number(last.dataset['at']) + (last.textContent?.length ?? 0) : null;
}

function follows(node: Node, words: Node): boolean {
  return (node.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
