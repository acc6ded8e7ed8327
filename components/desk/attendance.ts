import { PAUSE_MS, watchSigns } from '@/components/desk/live/signs-of-life';

/** How often it is looked whether a field is still open. */
const LOOK_MS = 1_000;

/** Whether somebody is at the desk, by what they do there. */
export class Attendance {
  #seenAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins to watch; returns how to stop. */
  start(): () => void {
    const stop = watchSigns(() => (this.#seenAt = performance.now()));
    return () => {
      clearTimeout(this.#timer);
      stop();
    };
  }

  /** Somebody did something within the last seconds, or is in a field, or holds words of a card selected. */
  get isThere(): boolean {
    return performance.now() - this.#seenAt < PAUSE_MS || isInField() || isCopying();
  }

  /** Calls back once, as soon as nobody is there; instead of whatever was to be called before, and null of all that. */
  whenAway(act: (() => void) | null): void {
    clearTimeout(this.#timer);
    if (!act) return;
    const left = PAUSE_MS - (performance.now() - this.#seenAt);
    this.#timer = setTimeout(() => (this.isThere ? this.whenAway(act) : act()), Math.max(left, LOOK_MS));
  }
}

// The text is no field: who rests in it reads.
function isInField(): boolean {
  return document.activeElement?.matches('input, textarea, select') ?? false;
}

function isCopying(): boolean {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return false;
  return Boolean(selection.anchorNode?.parentElement?.closest('[data-card]'));
}
