/** What live updates need of a browser; tests give their own. */
export interface LiveBrowser {
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Calls back once after so many milliseconds, unless the answer is called first. */
  setTimer: (onDue: () => void, ms: number) => () => void;
  /** Milliseconds, of any beginning. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
  isVisible: () => boolean;
  /** Calls back when there is a chance that more can be done than before: the page is seen again, or the network is back. */
  onChance: (callback: () => void) => () => void;
  /** Calls back when the network is lost. */
  onOffline: (callback: () => void) => () => void;
  /** Null where there are none. */
  locks: Pick<LockManager, 'request'> | null;
}

/** This browser. */
export function thisBrowser(): LiveBrowser {
  return {
    fetch: (path, init) => fetch(path, init),
    setTimer: (onDue, ms) => {
      const timer = setTimeout(onDue, ms);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
    random: Math.random,
    isVisible: () => document.visibilityState === 'visible',
    onChance: (callback) => {
      const seen = () => document.visibilityState === 'visible' && callback();
      window.addEventListener('online', callback);
      document.addEventListener('visibilitychange', seen);
      return () => {
        window.removeEventListener('online', callback);
        document.removeEventListener('visibilitychange', seen);
      };
    },
    onOffline: (callback) => {
      window.addEventListener('offline', callback);
      return () => window.removeEventListener('offline', callback);
    },
    // Only pages that came over HTTPS, or from this very machine, have them.
    locks: (navigator as { locks?: LockManager }).locks ?? null,
  };
}
