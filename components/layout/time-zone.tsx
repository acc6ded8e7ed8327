'use client';

import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';

import { presentZoneName } from '@/lib/auth/zone-name-rules';

const Chosen = createContext('');

/** The time zone that the person has chosen for everything inside; empty for that of the browser. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <Chosen value={timeZone}>{children}</Chosen>;
}

/** The time zone that the person has chosen; empty for that of the browser. */
export function useChosenZone(): string {
  return useContext(Chosen);
}

/** The browser's own time zone; null on the server, which does not know it. */
export function useBrowserZone(): string | null {
  return useSyncExternalStore(never, presentZone, () => null);
}

let zone: string | undefined;

function presentZone(): string {
  return (zone ??= presentZoneName(Intl.DateTimeFormat().resolvedOptions().timeZone));
}

function never() {
  return () => undefined;
}
