'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { GONE_WORDS } from '@/components/desk/gone-words';
import { LiveFeed } from '@/components/desk/live/live-feed';
import type { CheckPlace } from '@/components/double-check/double-check-requests';
import { useToast } from '@/components/ui/toast';
import { newId } from '@/lib/ids';
import type { ChangesMessage } from '@/lib/versions/live-rules';

/** What is decided in quick order is read again together. */
const TOGETHER_MS = 300;

interface CheckNewsProps {
  place: CheckPlace;
  /** The article's newest event when the page was made. */
  number: number;
  /** The marks of both are shown, and what was made of them. */
  isRevealed: boolean;
}

/**
 * Brings the page of a double check up to what others do: that both are done, what is decided, that it was called off. Rows stay where they are, and
 * what is being written in them.
 */
export function CheckNews({ place, number, isRevealed }: CheckNewsProps) {
  const { articleId, workspaceId, userId } = place;
  const router = useRouter();
  const toast = useToast();
  const refresh = useEffectEvent(() => router.refresh());
  const begin = useEffectEvent((onChanges: (message: ChangesMessage) => void) => {
    return new LiveFeed({
      articleId,
      workspaceId,
      userId,
      clientId: newId(),
      after: number,
      onChanges,
      onWorkspace: () => undefined,
      onPresence: () => undefined,
      onGone: (why) => void toast.add({ title: GONE_WORDS[why], urgent: true }),
      onReset: () => router.refresh(),
      onState: () => undefined,
    });
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const feed = begin(({ article, annotations }) => {
      // A decision may be an annotation; before there are any, nothing else of the article shows here.
      if (article === null && !(isRevealed && annotations.length > 0)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        refresh();
      }, TOGETHER_MS);
    });
    feed.start();
    return () => {
      clearTimeout(timer);
      feed.stop();
    };
  }, [articleId, isRevealed]);
  return null;
}
