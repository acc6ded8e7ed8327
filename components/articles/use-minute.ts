'use client';

import { useSyncExternalStore } from 'react';

/** The present minute, counted from 1970, and with it a component that stays true as time goes by; null on the server. */
export function useMinute(): number | null {
  return useSyncExternalStore(subscribeToMinutes, presentMinute, () => null);
}

function subscribeToMinutes(onMinute: () => void): () => void {
  const timer = setInterval(onMinute, 60_000);
  return () => clearInterval(timer);
}

function presentMinute(): number {
  return Math.ceil(Date.now() / 60_000);
}
