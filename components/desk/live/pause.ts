import type { LiveBrowser } from '@/components/desk/live/live-browser';

/** A wait that can be cut short: `end` before `wait` makes the next wait none at all. */
export interface Pause {
  wait: (ms: number) => Promise<void>;
  end: () => void;
  /** Takes back an `end` that no wait has met. */
  clear: () => void;
}

/** Makes a pause; one wait at a time. */
export function createPause({ setTimer }: Pick<LiveBrowser, 'setTimer'>): Pause {
  let isEnded = false;
  let resume: (() => void) | null = null;
  return {
    wait: async (ms) => {
      if (!isEnded) {
        await new Promise<void>((resolve) => {
          const cancel = setTimer(resolve, ms);
          resume = () => {
            cancel();
            resolve();
          };
        });
      }
      isEnded = false;
      resume = null;
    },
    end: () => {
      if (resume) resume();
      else isEnded = true;
    },
    clear: () => {
      isEnded = false;
    },
  };
}
