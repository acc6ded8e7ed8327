'use client';

import { actOnKey } from '@/components/desk/act-on-key';
import type { DeskController } from '@/components/desk/desk-controller';
import type { DeskMarking } from '@/components/desk/desk-marking';
import { deskKey } from '@/components/desk/keys';
import { usePageKeys } from '@/components/ui/use-page-keys';

/** Listens for the desk's keys wherever the focus is, except in fields, which keep their own. */
export function useDeskKeys(desk: DeskController, marking: DeskMarking, hasSingleKeys: boolean): void {
  usePageKeys((event) => {
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
  });
}

function isField(element: HTMLElement): boolean {
  return (
    element.isContentEditable ||
    element.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')
  );
}
