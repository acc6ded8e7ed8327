'use client';

import { useEffect } from 'react';
import type { DeskController } from '@/components/desk/desk-controller';
import { startLive } from '@/components/desk/start-live';
import { WorkKeeper } from '@/components/desk/store/kept-work';

/** Starts the desk, tries again when there is a chance, shows what others did, and warns before unsaved work is left. */
export function useDeskLife(desk: DeskController): void {
  useEffect(() => {
    const { store, data, writing } = desk;
    const stopLive = startLive(desk);
    store.start(keeperFor(`${data.me.userId}:${data.article.id}`), navigator.locks);
    const back = () => {
      if (document.visibilityState !== 'visible') return;
      store.resume();
      writing.sync.resume();
    };
    const leave = (event: BeforeUnloadEvent) => {
      writing.keep();
      store.flush();
      writing.sync.flush();
      if (store.state.save.count + writing.saving.state.count > 0) event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState !== 'hidden') return;
      writing.keep();
      store.flush();
      writing.sync.flush();
    };
    const online = () => {
      store.resume();
      writing.sync.resume();
    };
    window.addEventListener('focus', back);
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', back);
    document.addEventListener('visibilitychange', hide);
    return () => {
      writing.keep();
      stopLive();
      store.stop();
      window.removeEventListener('focus', back);
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', back);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [desk]);
}

// Browsers that keep nothing for this site throw as soon as they are asked.
function keeperFor(owner: string): WorkKeeper | null {
  try {
    return new WorkKeeper(window.localStorage, owner);
  } catch {
    return null;
  }
}
