import { useEffect, useState } from 'react';
import type { CommentView } from '@/lib/annotations/comment-model';

/** Who has not gone on writing for so long rests. */
const PAUSE_MS = 4_000;

interface HeldComments {
  shown: readonly CommentView[];
  /** How many wait. */
  held: number;
  letIn: () => void;
}

/**
 * The comments of a thread while somebody writes in it: what others add meanwhile would move the field under their hands, so it is counted, and
 * let in when they ask for it, pause or send.
 */
export function useHeldComments(items: readonly CommentView[], draft: string, myId: string): HeldComments {
  const [rested, setRested] = useState(draft);
  const isWriting = draft !== '' && draft !== rested;
  useEffect(() => {
    const timer = setTimeout(() => setRested(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  const ids = items.map(({ id }) => id).join(' ');
  const [seen, setSeen] = useState(ids);
  if (!isWriting && seen !== ids) setSeen(ids);
  if (!isWriting) return { shown: items, held: 0, letIn: () => undefined };
  const known = new Set(seen.split(' '));
  const shown = items.filter(({ id, authorId }) => known.has(id) || authorId === myId);
  return { shown, held: items.length - shown.length, letIn: () => setSeen(ids) };
}
