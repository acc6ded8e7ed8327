'use client';

import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** A switch that this browser remembers; `initial` where it has not been set, and on the server. */
export function usePreference(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const key = `galley-${name}`;
  const value = useSyncExternalStore(
    subscribe,
    () => read(key, initial),
    () => initial,
  );
  const set = useCallback(
    (next: boolean) => {
      try {
        localStorage.setItem(key, next ? 'on' : 'off');
      } catch {
        // A browser that keeps nothing forgets the switch with the page.
      }
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [value, set];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(key: string, initial: boolean): boolean {
  try {
    const value = localStorage.getItem(key);
    return value === null ? initial : value === 'on';
  } catch {
    return initial;
  }
}
