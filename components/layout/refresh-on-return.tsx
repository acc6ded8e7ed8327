'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';

/** Who was away for less has seen what is there. */
const AWAY_MS = 5_000;

/** Reads a page of lists again when somebody comes back to it: never while they look at it, so that nothing moves under them. */
export function RefreshOnReturn() {
  const router = useRouter();
  const refresh = useEffectEvent(() => router.refresh());
  useEffect(() => {
    let leftAt = Infinity;
    const leave = () => (leftAt = Math.min(leftAt, Date.now()));
    const come = () => {
      if (document.visibilityState !== 'visible') return leave();
      if (Date.now() - leftAt > AWAY_MS) refresh();
      leftAt = Infinity;
    };
    window.addEventListener('blur', leave);
    window.addEventListener('focus', come);
    document.addEventListener('visibilitychange', come);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', come);
      document.removeEventListener('visibilitychange', come);
    };
  }, []);
  return null;
}
