'use client';

import { useEffectEvent, useLayoutEffect } from 'react';

/** Listens for keys on the whole page. From the moment at which its part of the page shows: no key pressed then is lost. */
export function usePageKeys(act: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent(act);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
