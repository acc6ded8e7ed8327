/** Somebody who does nothing at a page for so long may be shown what is new there. */
export const PAUSE_MS = 5_000;
// Not that something scrolls: what others write scrolls too, to hold what is read where it is.
const SIGNS = ['pointermove', 'pointerdown', 'pointerup', 'wheel', 'touchmove', 'keydown'] as const;

/** Calls back whenever somebody does something at this page; returns how to stop. */
export function watchSigns(onSign: () => void): () => void {
  for (const name of SIGNS) window.addEventListener(name, onSign, { passive: true, capture: true });
  return () => {
    for (const name of SIGNS) window.removeEventListener(name, onSign, { capture: true });
  };
}
