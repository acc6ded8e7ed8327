'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

// Both end with the page itself: whoever loads one begins at its top, as everywhere.
const followed = new Map<string, string>();
let isUsed = false;

/**
 * Puts the focus into the page that was gone to, where it went with the link that was followed; for whoever comes back, on that link again.
 * The router leaves the focus where it was, which then is nowhere.
 */
export function Arrival() {
  const path = usePathname();
  const before = useRef(path);
  const isBack = useRef(false);
  useEffect(() => {
    const follow = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('#content a[href]') : null;
      if (link) followed.set(location.pathname, link.getAttribute('href') ?? '');
      isBack.current = false;
      isUsed = true;
    };
    const back = () => (isBack.current = true);
    document.addEventListener('click', follow, true);
    window.addEventListener('popstate', back);
    return () => {
      document.removeEventListener('click', follow, true);
      window.removeEventListener('popstate', back);
    };
  }, []);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    const href = isBack.current ? followed.get(path) : undefined;
    isBack.current = false;
    landOn(
      href === undefined
        ? null
        : document.querySelector<HTMLElement>(`#content a[href="${CSS.escape(href)}"]`),
    );
  }, [path]);
  return null;
}

/** Puts the focus into a part of the page that has taken the place of another, where it went with that. Nothing on a page where nothing was done yet. */
export function useLanding(): void {
  useEffect(() => {
    if (isUsed) landOn(null);
  }, []);
}

function landOn(link: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) return;
  if (link) link.focus();
  else document.getElementById('content')?.focus({ preventScroll: true });
}
