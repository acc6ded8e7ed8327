'use client';

import { type RefObject, useEffect } from 'react';

/** Calls back when an element has another size, and when fonts have come in. */
export function useResized(element: RefObject<HTMLElement | null>, onResized: () => void): void {
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(onResized);
    observer.observe(element.current);
    document.fonts.addEventListener('loadingdone', onResized);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', onResized);
    };
  }, [element, onResized]);
}
