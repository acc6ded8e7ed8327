'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useEffectEvent, useState } from 'react';
import { LiveFeed } from '@/components/desk/live/live-feed';
import type { BenchQuote } from '@/components/quotes/bench';
import {
  benchNews,
  changedOnBench,
  hearOnBench,
  NOTHING_HEARD,
  saysTheSame,
} from '@/components/quotes/bench-news';
import type { Bench } from '@/components/quotes/use-bench';
import { whyClosed } from '@/components/review/review-words';
import { canAnnotate } from '@/lib/annotations/policy';
import type { ChangesMessage, GoneWhy, WorkspaceNow } from '@/lib/versions/live-rules';
import { newId } from '@/lib/ids';

/** Hears what others do on the article. It is shown when the person asks for it, so that nothing moves under them. */
export function useBenchNews({ api, place, number, judged, isBusy }: Bench) {
  const { articleId, workspaceId, userId } = place;
  const router = useRouter();
  const quotes = judged.map(({ quote }) => quote);
  const [heard, setHeard] = useState(NOTHING_HEARD);
  const [gone, setGone] = useState<GoneWhy | null>(null);
  const [isFarBehind, setIsFarBehind] = useState(false);
  const [mayDecide, setMayDecide] = useState<{ role: boolean; article: boolean }>({
    role: true,
    article: true,
  });
  const hear = useEffectEvent((message: ChangesMessage) => {
    setHeard((all) => hearOnBench(all, message, quotes));
    if (!message.article) return;
    const { facts, deeds } = message.article;
    setMayDecide((may) => ({ ...may, article: whyClosed(facts) === null }));
    // The page itself knows only what they might when it was made.
    const isBack = facts.state === 'correction_open' && deeds.some(({ what }) => what === 'state');
    if (isBack || deeds.some(({ what }) => what === 'restored')) router.refresh();
  });
  const hearRole = useEffectEvent(({ people }: WorkspaceNow) => {
    const role = people.find((person) => person.userId === userId)?.role;
    if (!role) return;
    const now = canAnnotate({ role });
    if (now === mayDecide.role) return;
    setMayDecide((may) => ({ ...may, role: now }));
    // The page itself knows only what they might when it was made.
    if (now) router.refresh();
  });
  const begin = useEffectEvent(
    () =>
      new LiveFeed({
        articleId,
        workspaceId,
        userId,
        clientId: newId(),
        after: number,
        onChanges: (message) => hear(message),
        onWorkspace: (now) => hearRole(now),
        onPresence: () => undefined,
        onGone: setGone,
        onReset: () => setIsFarBehind(true),
        onState: (state) => state !== 'offline' && setGone(null),
      }),
  );
  useEffect(() => {
    const feed = begin();
    // Whoever is signed out may have signed in again in another tab; a feed that runs stays as it is.
    const look = () => feed.start();
    feed.start();
    window.addEventListener('focus', look);
    return () => {
      feed.stop();
      window.removeEventListener('focus', look);
    };
  }, [articleId]);

  const changed = new Map([...changedOnBench(heard, quotes, number)].filter(([id]) => !isBusy(id)));
  const news = isFarBehind
    ? 'Much has changed in this article.'
    : benchNews(changed.size, heard.edited > number);
  return {
    gone,
    news,
    isChanged: (id: string) => isFarBehind || changed.has(id),
    /** Whether it is so by now: of one's own act one may have heard in part. */
    isStillChanged: async ({ annotation }: BenchQuote): Promise<boolean> => {
      if (isFarBehind || changed.get(annotation.id)?.words) return true;
      if (!changed.has(annotation.id)) return false;
      const now = await api.readAnnotation(annotation.id);
      // Where there is no answer, taking it says so.
      return now.ok ? !saysTheSame(now.value, annotation) : now.problem !== undefined;
    },
    /** Whether they still may, as far as was heard. */
    mayDecide: gone === null && mayDecide.role && mayDecide.article,
    /** Reads all again and puts it in its place; what was chosen and not taken yet stays. */
    show: () => {
      if (isFarBehind) location.reload();
      else startTransition(() => router.refresh());
    },
  };
}
