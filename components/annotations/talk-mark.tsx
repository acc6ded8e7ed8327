import clsx from 'clsx';
import { MessageSquare, OctagonPause } from 'lucide-react';
import { holdsUp, type ThreadSummary } from '@/lib/annotations/comment-model';

/** That there is talk about an annotation, whether it is done or holds the article up, and how much of it the person has not read; nothing without any. */
export function TalkMark({ thread, withCount = false }: { thread: ThreadSummary; withCount?: boolean }) {
  const { comments, unread, resolvedAt } = thread;
  if (comments === 0) return null;
  return (
    <span
      className={clsx('flex shrink-0 items-center gap-1', resolvedAt === null ? 'text-ink-2' : 'text-ok')}
    >
      {holdsUp(thread) && <OctagonPause className="size-3.5 text-warn" />}
      <MessageSquare className="size-3.5" />
      {withCount && comments}
      {unread > 0 && (
        <span className="grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[10.5px] leading-none font-semibold text-accent-ink">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </span>
  );
}

/** What the mark says to those who hear it; empty when nothing is new, and nothing held up. */
export function talkWords(thread: ThreadSummary): string {
  const { unread } = thread;
  const news = unread === 1 ? '1 unread comment' : `${unread.toLocaleString('en')} unread comments`;
  return [holdsUp(thread) ? 'blocking thread' : '', unread > 0 ? news : ''].filter(Boolean).join(', ');
}
