'use client';

import { useEffect } from 'react';
import type { DeskController } from '@/components/desk/desk-controller';
import { WorkKeeper } from '@/components/desk/store/kept-work';

/** Starts the desk, tries again when there is a chance, shows what others did, and warns before unsaved work is left. */
export function useDeskLife({ store, data }: DeskController): void {
  useEffect(() => {
    store.start(keeperFor(`${data.me.userId}:${data.article.id}`), navigator.locks);
    const back = () => {
      if (document.visibilityState !== 'visible') return;
      store.resume();
      void store.refresh();
    };
    const leave = (event: BeforeUnloadEvent) => {
      store.flush();
      if (store.state.save.count > 0) event.preventDefault();
    };
    const hide = () => document.visibilityState === 'hidden' && store.flush();
    const online = () => store.resume();
    window.addEventListener('focus', back);
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', back);
    document.addEventListener('visibilitychange', hide);
    return () => {
      store.stop();
      window.removeEventListener('focus', back);
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', back);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [store, data]);
}

// Browsers that keep nothing for this site throw as soon as they are asked.
function keeperFor(owner: string): WorkKeeper | null {
  try {
    return new WorkKeeper(window.localStorage, owner);
  } catch {
    return null;
  }
}
