'use client';

import { useEffect } from 'react';
import { actOnKey } from '@/components/desk/act-on-key';
import type { DeskController } from '@/components/desk/desk-controller';
import type { DeskMarking } from '@/components/desk/desk-marking';
import { deskKey } from '@/components/desk/keys';

/** Listens for the desk's keys wherever the focus is, except in fields, which keep their own. */
export function useDeskKeys(desk: DeskController, marking: DeskMarking, hasSingleKeys: boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof HTMLElement)) return;
      const isInPane = target.closest('[data-pane]') !== null;
      // Copies are set like the article.
      const isInText = !isInPane && target.closest('.paper') !== null;
      // The open editor takes Escape for its own, and does nothing with it.
      if (event.defaultPrevented && !(isInText && event.key === 'Escape')) return;
      const isInCard = target.closest('[data-card]') !== null;
      if (!isInText && isField(target) && event.key !== 'Escape') return;
      // Windows and menus over the desk answer their own keys.
      if (target.closest('[role="dialog"], [role="menu"]') && !isInCard) return;
      const altGraph = event.getModifierState('AltGraph');
      const modKey = (event.ctrlKey || event.metaKey) && !altGraph;
      const { key, code, shiftKey, altKey } = event;
      const asked = deskKey(
        { key, code, shiftKey, altKey: altKey && !altGraph, modKey, altGraph },
        hasSingleKeys,
      );
      const isOnControl = target.closest('button, a[href], summary') !== null && !isInText;
      if (asked && actOnKey(desk, marking, asked, { isInText, isInCard, isInPane, isOnControl }))
        event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [desk, marking, hasSingleKeys]);
}

function isField(element: HTMLElement): boolean {
  return (
    element.isContentEditable ||
    element.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')
  );
}
