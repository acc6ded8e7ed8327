'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Whether a selection is being drawn by the pointer, from an element on. */
export function useMouseSelecting(element: RefObject<HTMLElement | null>): boolean {
  const [isSelecting, setIsSelecting] = useState(false);
  useEffect(() => {
    const start = (event: PointerEvent) => {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('.paper') && element.current?.contains(target)) {
        setIsSelecting(true);
      }
    };
    const end = () => setIsSelecting(false);
    window.addEventListener('pointerdown', start);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointerdown', start);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [element]);
  return isSelecting;
}
