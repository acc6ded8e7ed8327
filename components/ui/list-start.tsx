'use client';

import { useEffect, useRef } from 'react';

/**
 * Stands before a list that is shown by pages. When another page comes, the focus goes here, where it would stay at the foot with the
 * link that was pressed.
 */
export function ListStart({ page }: { page: string | undefined }) {
  const start = useRef<HTMLSpanElement>(null);
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    const { activeElement } = document;
    // A filter that was changed begins at the first page too, and keeps the focus.
    if (activeElement === document.body || activeElement?.closest('nav[aria-label="Pages"]'))
      start.current?.focus({ preventScroll: true });
  }, [page]);
  return (
    <span ref={start} tabIndex={-1} className="sr-only">
      Start of the list
    </span>
  );
}
