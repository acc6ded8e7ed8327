'use client';

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { CardColumn } from '@/components/desk/card-column';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { FilterBar } from '@/components/desk/filter-bar';
import { WaitingCards } from '@/components/desk/waiting-cards';
import { IconButton } from '@/components/ui/icon-button';

/** The cards of a narrow screen: from the right, or from below where it is narrower still. The text stays in reach beside it. */
export function CardDrawer() {
  const { desk } = useDesk();
  const isOpen = useDeskUi((ui) => ui.isDrawerOpen);
  const activeId = useDeskState((state) => state.activeId);
  const scroller = useRef<HTMLDivElement>(null);

  // The text has another width now.
  useEffect(() => {
    if (!isOpen || activeId === null) return;
    const frame = requestAnimationFrame(() => desk.showActive());
    return () => cancelAnimationFrame(frame);
  }, [desk, isOpen, activeId]);
  if (!isOpen) return null;
  const close = () => {
    desk.ui.set({ isDrawerOpen: false });
    desk.paper?.focus();
  };
  return (
    <aside className="desk-drawer" aria-label="Annotations">
      <header className="flex items-center justify-between border-b border-line py-1 pr-1 pl-4">
        <h2 className="font-semibold">Annotations</h2>
        <WaitingCards />
        <IconButton label="Close the annotations" onClick={close}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </header>
      <div ref={scroller} className="desk-drawer-scroller">
        <FilterBar />
        <CardColumn scroller={scroller} arrangement="stack" />
      </div>
    </aside>
  );
}
