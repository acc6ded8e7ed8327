import { type RefObject, useEffect, useRef, useState } from 'react';
import { useInSight } from '@/components/annotations/use-in-sight';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { unread } from '@/components/inbox/unread';
import type { AnnotationView } from '@/lib/annotations/model';

/**
 * Counts the talk about an annotation as read once `end`, which stands after its last comment, is in sight, and what the inbox tells of it with
 * it; not while comments are held back. Answers which comments were new when they were first shown.
 */
export function useThreadRead(
  { id, thread }: AnnotationView,
  end: RefObject<HTMLElement | null>,
  isAllShown: boolean,
): ReadonlySet<string> {
  const { desk } = useDesk();
  const isInSight = useInSight(end);
  const comments = useDeskState((state) => state.comments.get(id) ?? null);
  // The list and the count of a talk come one after the other.
  const isRead =
    isAllShown &&
    comments?.status === 'ready' &&
    comments.items.filter(({ deletedAt }) => deletedAt === null).length === thread.comments;
  const [news, setNews] = useState<ReadonlySet<string>>(new Set());
  const others = comments?.items.filter(
    ({ authorId, deletedAt }) => authorId !== desk.data.me.userId && deletedAt === null,
  );
  const lastId = others?.at(-1)?.id ?? null;
  // Of these the inbox tells too.
  const told = `${thread.resolvedAt ?? ''} ${lastId ?? ''}`;
  const toldBefore = useRef<string | null>(null);

  useEffect(() => {
    if (!isInSight || !isRead) return;
    const isNew = toldBefore.current !== null && toldBefore.current !== told;
    toldBefore.current = told;
    if (thread.unread === 0 && unread.get() === 0 && !isNew) return;
    void (async () => {
      if (await desk.store.readThread(id)) await unread.refresh();
    })();
  }, [desk, id, isInSight, isRead, thread.unread, told]);

  // What was new stays marked for as long as the card is open.
  const fresh = isRead && thread.unread > 0 ? (others ?? []).slice(-thread.unread) : [];
  const added = fresh.filter((comment) => !news.has(comment.id));
  if (added.length > 0) setNews(new Set([...news, ...added.map((comment) => comment.id)]));
  return news;
}
