'use client';

import { Inbox } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { unread } from '@/components/inbox/unread';
import { RailLink } from '@/components/layout/rail-link';

const EVERY_MS = 30_000;

/** The way to the inbox, with how much waits there: asked now and then, and whenever the page is looked at again. */
export function InboxLink() {
  const count = useSyncExternalStore(unread.subscribe, unread.get, () => 0);
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible') void unread.refresh();
    };
    ask();
    const timer = setInterval(ask, EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, []);
  const label = count === 0 ? 'Inbox' : `Inbox, ${count.toLocaleString('en')} unread`;
  return (
    <RailLink href="/inbox" label={label} icon={Inbox}>
      {count > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[10.5px] font-semibold text-accent-ink"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </RailLink>
  );
}
