'use client';

import clsx from 'clsx';
import {
  AtSign,
  ClipboardList,
  type LucideIcon,
  Mail,
  MailOpen,
  MessageCircle,
  MessageCircleQuestion,
  Stamp,
} from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { sendReading } from '@/components/inbox/inbox-requests';
import { unread } from '@/components/inbox/unread';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { NoticeKind, NoticeView } from '@/lib/inbox/model';
import { noticePath, noticeWords } from '@/lib/inbox/words-rules';

const ICONS: Record<NoticeKind, LucideIcon> = {
  mention: AtSign,
  query: MessageCircleQuestion,
  assigned: ClipboardList,
  review: Stamp,
  reply: MessageCircle,
};

/** A page of the inbox. Following a row marks it as read. */
export function InboxList({ items, until }: { items: readonly NoticeView[]; until: string }) {
  const toast = useToast();
  const [marked, setMarked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isRead = ({ topicId, readAt }: NoticeView) => marked.get(topicId) ?? readAt !== null;
  const mark = async (notices: readonly NoticeView[], read: boolean) => {
    const topicIds = notices.map(({ topicId }) => topicId);
    const before = marked;
    setMarked(new Map([...marked, ...topicIds.map((id) => [id, read] as const)]));
    if (await sendReading({ topicIds, until, read })) return void unread.refresh();
    setMarked(before);
    toast.add({ title: 'That could not be saved. Try again.' });
  };
  const waiting = items.filter((notice) => !isRead(notice));
  // The button goes with what it marks.
  const list = useKeptFocus<HTMLUListElement>(waiting.length === 0);
  return (
    <>
      {waiting.length > 0 && (
        <p className="flex justify-end px-6 py-2 max-md:px-4">
          <Button size="small" variant="quiet" onClick={() => void mark(waiting, true)}>
            Mark all on this page as read
          </Button>
        </p>
      )}
      <ul
        ref={list}
        tabIndex={-1}
        data-takes-focus
        className="divide-y divide-line border-y border-line"
        aria-label="Notices"
      >
        {items.map((notice) => (
          <Row
            key={notice.topicId}
            notice={notice}
            isRead={isRead(notice)}
            onMark={(read) => void mark([notice], read)}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  notice: NoticeView;
  isRead: boolean;
  onMark: (read: boolean) => void;
}

function Row({ notice, isRead, onMark }: RowProps) {
  const { kind, articleTitle, words, at, byName } = notice;
  const Icon = ICONS[kind];
  const Mark = isRead ? Mail : MailOpen;
  return (
    <li className="flex items-start gap-3 px-6 py-3 focus-within:bg-raised hover:bg-raised max-md:px-4">
      <Icon className={clsx('mt-0.5 size-4 shrink-0', isRead ? 'text-ink-3' : 'text-accent')} aria-hidden />
      <div className="min-w-0 flex-1">
        <Link
          href={noticePath(notice)}
          prefetch={false}
          className={clsx('block rounded-1 py-0.5 wrap-anywhere text-ink', !isRead && 'font-semibold')}
          onClick={() => onMark(true)}
        >
          {!isRead && <span className="sr-only">Unread: </span>}
          <bdi>{byName}</bdi> {noticeWords(notice)}
        </Link>
        {words !== '' && (
          <p dir="auto" className="truncate text-left font-text text-[14.5px] text-ink-2">
            {words}
          </p>
        )}
        <p className="text-[12.5px] wrap-anywhere text-ink-2">
          <bdi>{articleTitle}</bdi> · <RelativeTime at={at} />
        </p>
      </div>
      <Button
        size="small"
        variant="plain"
        className="shrink-0"
        title={isRead ? 'Mark as unread' : 'Mark as read'}
        onClick={() => onMark(!isRead)}
      >
        <Mark className="size-4 sm:hidden" aria-hidden />
        <span className="max-sm:sr-only">{isRead ? 'Mark as unread' : 'Mark as read'}</span>
      </Button>
    </li>
  );
}
