import { type RefObject, useEffect, useRef } from 'react';
import { broughtUp } from '@/components/desk/layout-cards';

/** By which somebody goes on by themselves. */
const TAKING_OVER = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

interface BroughtUp {
  scroller: RefObject<HTMLElement | null>;
  column: RefObject<HTMLElement | null>;
  /** The card to bring up; null leaves everything where it is. */
  id: string | null;
  /** Where it stands in the column, in px; it moves while the heights of cards above it become known. */
  top: number | undefined;
}

/** Brings a card up to what stays at the top of a scroller and keeps it there until somebody scrolls, types or clicks there. */
export function useBroughtUp({ scroller, column, id, top }: BroughtUp): void {
  const isLeft = useRef(false);

  useEffect(() => {
    const element = scroller.current;
    if (!element || id === null) return;
    isLeft.current = false;
    const leave = () => (isLeft.current = true);
    for (const event of TAKING_OVER) element.addEventListener(event, leave, { passive: true });
    return () => {
      for (const event of TAKING_OVER) element.removeEventListener(event, leave);
    };
  }, [scroller, id]);

  useEffect(() => {
    if (!scroller.current || !column.current || id === null || top === undefined || isLeft.current) return;
    const headHeight = scroller.current.querySelector<HTMLElement>('.side-head')?.offsetHeight ?? 0;
    // What takes the focus later does not go below it either.
    scroller.current.style.setProperty('scroll-padding-top', `${headHeight}px`);
    scroller.current.scrollTo({ top: broughtUp({ columnTop: column.current.offsetTop, top, headHeight }) });
  }, [scroller, column, id, top]);
}
