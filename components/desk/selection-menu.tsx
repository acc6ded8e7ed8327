'use client';

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { KIND_LABELS } from '@/components/annotations/labels';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { KIND_KEYS } from '@/components/desk/keys';
import { placeNear } from '@/components/desk/place-near';
import { hasAttributionRoles } from '@/lib/annotations/rules';

/** What can be made of the selected words, at the words. */
export function SelectionMenu({
  layer,
  hasFocus,
}: {
  layer: RefObject<HTMLElement | null>;
  hasFocus: boolean;
}) {
  const { desk, marking, may } = useDesk();
  const menu = useRef<HTMLDivElement>(null);
  const [isInside, setIsInside] = useState(false);
  const picked = useDeskUi((ui) => ui.picked);
  const kind = useDeskState(({ activeId, annotations }) =>
    activeId === null ? null : (annotations.get(activeId)?.kind ?? null),
  );
  const isShown = picked !== null && (hasFocus || isInside) && may.annotate;

  useLayoutEffect(() => {
    if (!isShown || !menu.current || !layer.current || !desk.paper) return;
    placeNear(
      menu.current,
      layer.current,
      desk.paper.boxAt(picked.start, 1),
      desk.paper.boxAt(picked.end, -1),
    );
  });
  if (!isShown) return null;

  const act = (run: () => void) => () => {
    run();
    desk.ui.set({ picked: null });
    setIsInside(false);
    if (!document.activeElement?.closest('[data-card]')) desk.paper?.focus();
  };
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const index = buttons.findIndex((button) => button === document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      desk.ui.set({ picked: null });
      setIsInside(false);
      desk.paper?.focus();
    } else if (step !== undefined) {
      event.preventDefault();
      buttons.at((index + step) % buttons.length)?.focus();
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      buttons.at(event.key === 'Home' ? 0 : -1)?.focus();
    }
  };

  const adds =
    kind === null || kind === 'cleared'
      ? []
      : ADDITIONS.filter(([role]) => role === 'content' || hasAttributionRoles(kind));
  return (
    <div
      ref={menu}
      role="toolbar"
      tabIndex={-1}
      aria-label="Mark the selection"
      className="selection-menu"
      onKeyDown={move}
      onFocus={() => setIsInside(true)}
      onBlur={(event) => setIsInside(event.currentTarget.contains(event.relatedTarget))}
      // A press must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
    >
      {kind !== null && adds.length > 0 && (
        <div className="selection-row">
          <span className="selection-title">Add to this {KIND_LABELS[kind].one.toLowerCase()}</span>
          {adds.map(([role, label, key], index) => (
            <button
              key={role}
              type="button"
              tabIndex={index === 0 ? 0 : -1}
              onClick={act(() => marking.add(role))}
            >
              {label} <kbd>{key}</kbd>
            </button>
          ))}
        </div>
      )}
      <div className="selection-row">
        {KIND_KEYS.map(([key, each], index) => (
          <button
            key={each}
            type="button"
            tabIndex={index === 0 && adds.length === 0 ? 0 : -1}
            aria-keyshortcuts={key}
            onClick={act(() => marking.create(each))}
          >
            {SHORT[each] ?? KIND_LABELS[each].one} <kbd aria-hidden>{key}</kbd>
          </button>
        ))}
        <button type="button" tabIndex={-1} aria-keyshortcuts="W" onClick={() => marking.askWho()}>
          Who wrote this <kbd aria-hidden>W</kbd>
        </button>
      </div>
    </div>
  );
}

const ADDITIONS = [
  ['content', 'Words', '1'],
  ['cue', 'Cue', '2'],
  ['source', 'Speaker', '3'],
] as const;

const SHORT: Partial<Record<keyof typeof KIND_LABELS, string>> = {
  source_citation: 'Source',
  entity_check: 'Entity',
};
