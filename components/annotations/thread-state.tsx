'use client';

import clsx from 'clsx';
import { CheckCheck, OctagonPause, RotateCcw, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useNameOf } from '@/components/desk/desk-context';
import { IconButton } from '@/components/ui/icon-button';
import { holdsUp, type ThreadSummary } from '@/lib/annotations/comment-model';
import type { AnnotationView } from '@/lib/annotations/model';

/** Who resolved a talk or opened it again, and that it holds the article up; nothing while it just goes on. */
export function ThreadState({ thread }: { thread: ThreadSummary }) {
  const nameOf = useNameOf();
  const { resolvedAt, resolvedById, reopenedAt, reopenedById, blockingAt, blockingById } = thread;
  return (
    <>
      {resolvedAt !== null && (
        <StateLine icon={CheckCheck} tone="text-ok">
          Resolved by {nameOf(resolvedById)}, <RelativeTime at={resolvedAt} />
        </StateLine>
      )}
      {reopenedAt !== null && (
        <StateLine icon={RotateCcw} tone="text-ink-2">
          Reopened by {nameOf(reopenedById)}, <RelativeTime at={reopenedAt} />
        </StateLine>
      )}
      {holdsUp(thread) && blockingAt !== null && (
        <StateLine icon={OctagonPause} tone="text-warn">
          Blocking: no approval until this is resolved. Set by {nameOf(blockingById)},{' '}
          <RelativeTime at={blockingAt} />
        </StateLine>
      )}
    </>
  );
}

interface StateLineProps {
  icon: LucideIcon;
  /** The class of its colour. */
  tone: string;
  children: ReactNode;
}

function StateLine({ icon: Icon, tone, children }: StateLineProps) {
  return (
    <p className={clsx('flex items-center gap-1.5 text-[12.5px]', tone)}>
      <Icon className="size-4 shrink-0" aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** Says whether a talk holds the article up until it is resolved; nothing for those who may not, or when nothing was said. */
export function BlockButton({ annotation: { id, thread } }: { annotation: AnnotationView }) {
  const { desk, may } = useDesk();
  const isBlocking = thread.blockingAt !== null;
  if (!may.annotate || thread.comments === 0 || thread.resolvedAt !== null) return null;
  return (
    <IconButton
      label="Blocking: hold the article up until this is settled"
      aria-pressed={isBlocking}
      className={clsx('size-7', isBlocking && 'text-warn')}
      onClick={() => desk.actions.blockThread(id, !isBlocking)}
    >
      <OctagonPause className="size-4" aria-hidden />
    </IconButton>
  );
}
