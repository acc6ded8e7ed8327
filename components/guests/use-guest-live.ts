'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState, useTransition } from 'react';
import { LiveWire } from '@/components/desk/live/live-wire';
import { PresenceSender } from '@/components/desk/live/presence-sender';
import { unsentWords } from '@/components/guests/unsent-words';
import { newsBetween, type GuestLiveAnswer, type GuestOutline } from '@/lib/guests/outline-rules';
import { newId } from '@/lib/ids';

/** How often a page without a stream looks, in sight and out of it. */
const POLL_MS = 10_000;
const POLL_HIDDEN_MS = 60_000;

/** Hears what became of a guest's page; it is shown when it is let in, so that nothing moves under them. */
export function useGuestLive(token: string, shown: GuestOutline) {
  const router = useRouter();
  const [heard, setHeard] = useState<GuestOutline | null>(null);
  const [isGone, setIsGone] = useState(false);
  const [isLoading, startLoading] = useTransition();
  const gone = useEffectEvent(() => {
    setIsGone(true);
    // The page itself says why, but for what is being written in it.
    if (unsentWords(document.querySelectorAll('textarea')).length === 0) router.refresh();
  });

  useEffect(() => {
    const clientId = newId();
    const path = `/g/${encodeURIComponent(token)}`;
    let isOver = false;
    const end = () => {
      isOver = true;
      wire.stop();
      sender.stop();
      gone();
    };
    const wire: LiveWire = new LiveWire({
      ask: () => ({ path: `${path}/events?clientId=${clientId}`, headers: {} }),
      pollMs: POLL_MS,
      pollHiddenMs: POLL_HIDDEN_MS,
      onEvent: (name, data) => {
        if (name === 'outline') setHeard(JSON.parse(data) as GuestOutline);
        else if (name === 'gone') end();
        // Nothing happens there: from time to time it is looked whether that is still so.
        else if (name === 'rest') wire.rest();
        return true;
      },
      onAnswer: (answer) => {
        setHeard((answer as GuestLiveAnswer).outline);
        return false;
      },
      onRefused: () => end(),
      onState: () => undefined,
    });
    const sender = new PresenceSender({
      path: `${path}/presence`,
      clientId,
      place: () => ({}),
      isWriting: () => false,
      isOut: () => isOver,
    });
    wire.start();
    sender.start();
    return () => {
      wire.stop();
      sender.stop();
    };
  }, [token]);

  return {
    isGone,
    isLoading,
    news: newsBetween(shown, heard ?? shown),
    /** Reads the page again and shows it; what is being written stays. */
    letIn: () => startLoading(() => router.refresh()),
  };
}
