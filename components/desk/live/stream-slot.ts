import type { LiveBrowser } from '@/components/desk/live/live-browser';

/** A browser opens six connections to one host, so its tabs hold three streams together; the rest is for everything else. */
const SLOTS = ['galley-stream-0', 'galley-stream-1', 'galley-stream-2'];

/**
 * Waits for one of the browser's slots for a stream, tells when this tab has it, and keeps it until the answer is called, or the tab is
 * closed. Without locks there is none: tabs could not agree.
 */
export function takeStreamSlot({ locks }: Pick<LiveBrowser, 'locks'>, onTaken: () => void): () => void {
  const waiting = new AbortController();
  let [isTaken, isOver] = [false, false];
  let release: () => void = () => undefined;
  const hold = () => {
    // Two may be given at once; one is enough.
    if (isTaken || isOver) return undefined;
    isTaken = true;
    const held = new Promise<void>((resolve) => (release = resolve));
    waiting.abort();
    onTaken();
    return held;
  };
  for (const slot of SLOTS) {
    // Rejects for those that are not waited for any more, and for pages that are being closed.
    locks?.request(slot, { signal: waiting.signal }, hold).catch(() => undefined);
  }
  return () => {
    isOver = true;
    waiting.abort();
    release();
  };
}
