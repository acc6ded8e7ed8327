'use client';

import { type RefObject, useEffect, useReducer, useRef } from 'react';
import { KIND_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import { startOf } from '@/components/desk/card-arrangement';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { useResized } from '@/components/desk/use-resized';
import type { AnnotationView } from '@/lib/annotations/model';
import { isLost } from '@/lib/annotations/rules';

/** What has lost its place, at the edge of the text, level with where its words were; several at one place are one mark with their number. */
export function TrayMarks({ layer }: { layer: RefObject<HTMLElement | null> }) {
  const { desk } = useDesk();
  const lost = useDeskState((state) => desk.derived.lost(state.annotations));
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useDeskUi((ui) => ui.settled);
  useResized(layer, redraw);
  if (lost.length === 0 || !desk.paper) return null;
  const places = new Map<number, AnnotationView[]>();
  for (const annotation of lost) {
    const at = annotation.ranges.find(isLost)?.start ?? startOf(annotation) ?? 0;
    places.set(at, [...(places.get(at) ?? []), annotation]);
  }
  return [...places].map(([offset, annotations]) => (
    <TrayMark key={offset} offset={offset} annotations={annotations} />
  ));
}

function TrayMark({ offset, annotations }: { offset: number; annotations: readonly AnnotationView[] }) {
  const { desk } = useDesk();
  const mark = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const top = desk.paper?.geometry.estimateTop(offset);
    if (mark.current && top !== undefined) mark.current.style.top = `${top}px`;
  });
  const [first] = annotations;
  if (!first) return null;
  const words = wordsOf(first).slice(0, 60);
  const label =
    annotations.length === 1
      ? `Here stood: ${KIND_LABELS[first.kind].one}, ${words}`
      : `Here stood ${annotations.length} annotations, the first: ${words}`;
  const open = () => {
    const { activeId } = desk.store.state;
    // A further press goes to the next that stood here.
    const at = annotations.findIndex(({ id }) => id === activeId);
    desk.want((annotations[at + 1] ?? first).id, 'card');
  };
  return (
    <button ref={mark} type="button" className="tray-mark" title={label} aria-label={label} onClick={open}>
      {annotations.length > 1 && annotations.length}
    </button>
  );
}
