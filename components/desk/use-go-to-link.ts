'use client';

import { useEffect, useRef } from 'react';
import { useDeskState } from '@/components/desk/desk-context';
import type { DeskController } from '@/components/desk/desk-controller';

export interface DeskLink {
  annotationId: string | null;
  commentId: string | null;
}

/** Opens the annotation that the address names, and goes to its comment, as soon as they are there. */
export function useGoToLink(desk: DeskController, link: DeskLink, isReady: boolean): void {
  const isDone = useRef(false);
  const { annotationId, commentId } = link;
  const isThere = useDeskState((state) => annotationId !== null && state.annotations.has(annotationId));
  const isAll = useDeskState((state) => state.loading === 'all');

  useEffect(() => {
    if (!isReady || isDone.current || annotationId === null) return;
    if (isThere) {
      isDone.current = true;
      desk.activate(annotationId);
      if (commentId === null) desk.want(annotationId, 'card');
    } else if (isAll) {
      isDone.current = true;
      desk.store.notify({ message: 'The annotation of this link is no longer there.', shown: true });
    }
  }, [desk, annotationId, commentId, isReady, isThere, isAll]);

  const hasComments = useDeskState(
    (state) => annotationId !== null && state.comments.get(annotationId)?.status === 'ready',
  );
  useEffect(() => {
    if (!hasComments || commentId === null) return;
    const comment = document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(commentId)}"]`);
    comment?.scrollIntoView({ block: 'center' });
    comment?.focus({ preventScroll: true });
  }, [hasComments, commentId]);
}
