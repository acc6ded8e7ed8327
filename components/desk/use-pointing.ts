'use client';

import { type RefObject, useEffect } from 'react';
import type { DeskController } from '@/components/desk/desk-controller';

/** Tells the desk while a selection is drawn by the pointer, from an element on. */
export function usePointing(desk: DeskController, element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const start = (event: PointerEvent) => {
      if (event.target instanceof Node && element.current?.contains(event.target)) desk.pointing(true);
    };
    const end = () => desk.pointing(false);
    window.addEventListener('pointerdown', start);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointerdown', start);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [desk, element]);
}
