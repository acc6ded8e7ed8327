'use client';

import { type ReactNode, useCallback, useRef, useState } from 'react';
import { scrollName } from '@/lib/editor/table-box';
import { useResized } from '@/components/desk/use-resized';

/** A table as it stands on the paper; where its box scrolls sideways, the Tab key reaches it and the arrow keys scroll it. */
export function ScrollingTable({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  /** What it is called while it scrolls. */
  const [name, setName] = useState<string | null>(null);
  const measure = useCallback(() => {
    const { current } = box;
    if (current) setName(current.scrollWidth > current.clientWidth ? scrollName(current) : null);
  }, []);
  useResized(box, measure);
  const region = name !== null && { tabIndex: 0, role: 'region', 'aria-label': name };
  return (
    <div ref={box} className="paper-table" {...region}>
      <table>{children}</table>
    </div>
  );
}
