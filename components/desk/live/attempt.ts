import type { LiveBrowser } from '@/components/desk/live/live-browser';

/** One request that is given up when nothing is heard for too long. */
export interface Attempt {
  signal: AbortSignal;
  /** Whether it was given up because of silence. */
  readonly wasSilent: boolean;
  /** Something was heard: from now on, silence of `ms` is too long. */
  heard: (ms: number) => void;
  /** Gives it up if nothing was heard for `ms`, without waiting longer. */
  doubt: (ms: number) => void;
  /** Gives it up, or, when it is through, forgets it. */
  end: () => void;
}

/** Begins an attempt that may be silent for `ms` milliseconds. */
export function beginAttempt({ setTimer, now }: Pick<LiveBrowser, 'setTimer' | 'now'>, ms: number): Attempt {
  const control = new AbortController();
  let wasSilent = false;
  let heardAt = now();
  const giveUp = () => {
    wasSilent = true;
    control.abort();
  };
  let cancel = setTimer(giveUp, ms);
  return {
    signal: control.signal,
    get wasSilent() {
      return wasSilent;
    },
    heard: (next) => {
      heardAt = now();
      cancel();
      cancel = setTimer(giveUp, next);
    },
    doubt: (most) => {
      if (now() - heardAt > most) control.abort();
    },
    end: () => {
      cancel();
      control.abort();
    },
  };
}
