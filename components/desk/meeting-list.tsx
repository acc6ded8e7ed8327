'use client';

import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { KindDot } from '@/components/annotations/kind-mark';
import { KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { placeNear } from '@/components/desk/place-near';
import { isItem } from '@/lib/annotations/rules';

/** The annotations that meet at a place, to choose one. */
export function MeetingList({ layer }: { layer: RefObject<HTMLElement | null> }) {
  const { desk } = useDesk();
  const list = useRef<HTMLUListElement>(null);
  const meeting = useDeskUi((ui) => ui.meeting);
  const annotations = useDeskState((state) => state.annotations);

  useEffect(() => {
    if (!meeting || !list.current || !layer.current || !desk.paper) return;
    const box = desk.paper.boxAt(meeting.offset, 1);
    placeNear(list.current, layer.current, { ...box, top: -Infinity }, box);
    list.current.querySelector('button')?.focus({ preventScroll: true });
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && !list.current?.contains(event.target))
        desk.ui.set({ meeting: null });
    };
    window.addEventListener('pointerdown', close);
    return () => window.removeEventListener('pointerdown', close);
  }, [desk, layer, meeting]);
  if (!meeting) return null;

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const index = buttons.findIndex((button) => button === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons.at((index + step) % buttons.length)?.focus();
  };
  return (
    <ul ref={list} className="choice-list meeting-list" aria-label="Annotations here">
      {meeting.ids.map((id) => {
        const annotation = annotations.get(id);
        if (!annotation) return null;
        const { kind, status } = annotation;
        return (
          <li key={id}>
            <button type="button" onKeyDown={move} onClick={() => desk.want(id, 'card')}>
              <KindDot kind={kind} />
              <span className="font-semibold">{KIND_LABELS[kind].one}</span>
              <span className="min-w-0 flex-1 truncate text-ink-2" dir="auto">
                {wordsOf(annotation)}
              </span>
              {isItem(kind) && <span className="text-[12.5px] text-ink-2">{STATUS_LABELS[status]}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
