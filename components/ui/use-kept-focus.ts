'use client';

import { useEffect, useRef, type RefObject } from 'react';

const CONTROLS = 'input:not([type="hidden"], [tabindex="-1"]), select, textarea, button, a[href]';

/**
 * Keeps the focus in a part of the page whose controls give way to others. When `state` changes and the control that had the
 * focus is gone, the first control of the part takes it, or what is marked `data-takes-focus`, which may be the part itself.
 */
export function useKeptFocus<T extends HTMLElement = HTMLDivElement>(state: unknown): RefObject<T | null> {
  const part = useRef<T>(null);
  const before = useRef(state);
  useEffect(() => {
    if (Object.is(before.current, state)) return;
    before.current = state;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const marked = part.current?.matches('[data-takes-focus]')
      ? part.current
      : part.current?.querySelector<HTMLElement>('[data-takes-focus]');
    (marked ?? part.current?.querySelector<HTMLElement>(CONTROLS))?.focus();
  }, [state]);
  return part;
}
