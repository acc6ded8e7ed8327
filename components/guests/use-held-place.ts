import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** What may be read, from which the place is held. */
const READ = 'main p, main h1, main h2, aside li[id]';

/**
 * Keeps what somebody reads where it is on the screen when the page is shown anew: the field that is open, or else what is under the pointer, or
 * stands highest. `version` is another when the page is, and `inside` a child of what scrolls.
 */
export function useHeldPlace(inside: RefObject<HTMLElement | null>, version: unknown): void {
  const place = useRef<{ element: Element; top: number } | null>(null);

  useEffect(() => {
    const pane = inside.current?.parentElement;
    if (!pane) return;
    let pointed: Element | null = null;
    let frame = 0;
    const note = () => {
      frame = 0;
      const element = readIn(pane, pointed);
      place.current = element && { element, top: element.getBoundingClientRect().top };
    };
    const soon = () => (frame ||= requestAnimationFrame(note));
    const point = ({ target }: Event) => {
      // Who goes to the button at the foot reads where they were.
      if (target instanceof Element && target.closest('main, aside')) pointed = target.closest(READ);
      soon();
    };
    const events = { scroll: soon, focusin: soon, focusout: soon, input: soon, pointermove: point };
    for (const [name, hear] of Object.entries(events)) pane.addEventListener(name, hear, { passive: true });
    window.addEventListener('resize', soon);
    soon();
    return () => {
      cancelAnimationFrame(frame);
      for (const [name, hear] of Object.entries(events)) pane.removeEventListener(name, hear);
      window.removeEventListener('resize', soon);
    };
  }, [inside, version]);

  useLayoutEffect(() => {
    const { element, top } = place.current ?? {};
    if (!element?.isConnected || top === undefined) return;
    inside.current?.parentElement?.scrollBy({
      top: element.getBoundingClientRect().top - top,
      behavior: 'instant',
    });
  }, [inside, version]);
}

function readIn(pane: HTMLElement, pointed: Element | null): Element | null {
  const fields = [...pane.querySelectorAll('aside textarea')].filter((field) => isSeen(pane, field));
  const field = fields.find((each) => each === document.activeElement) ?? fields[0];
  if (field) return field;
  if (pointed?.isConnected && isSeen(pane, pointed)) return pointed;
  return [...pane.querySelectorAll(READ)].find((element) => isSeen(pane, element)) ?? null;
}

function isSeen(pane: HTMLElement, element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  return bottom > view.top + 8 && top < view.bottom;
}
