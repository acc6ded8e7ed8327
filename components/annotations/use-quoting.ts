'use client';

import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { withQuotation } from '@/components/annotations/quote-words';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk } from '@/components/desk/desk-context';
import type { AnnotationView } from '@/lib/annotations/model';

/** Quotes into a reply: what is selected, else the words of its annotation. */
export interface Quoting {
  quote: () => void;
}

/** Whether it is the key that quotes: Ctrl or Command, Shift and the full stop, which writes the sign of a quotation on many keyboards. */
export function isQuoteKey({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return code === 'Period' && (ctrlKey || metaKey) && shiftKey && !altKey;
}

/**
 * Puts the words that are selected, in a comment or on the paper, or else those of the annotation, into the reply as a quotation, and
 * the caret behind them.
 */
export function useQuoting(
  annotation: AnnotationView,
  field: RefObject<HTMLTextAreaElement | null>,
  onText: (text: string) => void,
): Quoting {
  const { desk } = useDesk();
  const [inComment, setInComment] = useState('');
  // Whoever goes on to write takes the browser's selection along into the field.
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const place = selection?.anchorNode?.parentElement;
      if (place?.closest('[data-comment]')) setInComment(selection?.toString() ?? '');
      else if (place?.closest('.paper')) setInComment('');
    };
    look();
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  const quote = () => {
    const reply = field.current;
    if (!reply) return;
    const selected = desk.paper?.selection;
    const onPaper = selected ? desk.store.text.slice(selected.start, selected.end) : '';
    const words = [inComment, onPaper, wordsOf(annotation)].find((each) => each.trim() !== '') ?? '';
    const put = withQuotation(reply.value, reply.selectionStart, words);
    // The new text stands in the field before the caret is set, and the caret before the next letter comes.
    flushSync(() => {
      setInComment('');
      onText(put.text);
    });
    reply.focus();
    reply.setSelectionRange(put.caret, put.caret);
  };
  return { quote };
}
