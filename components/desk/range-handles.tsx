'use client';

import { type PointerEvent, type RefObject, useEffect, useReducer, useRef } from 'react';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { type Edge, moveEdge } from '@/components/desk/ranges';
import { markOf } from '@/components/desk/store/desk-derived';
import { stateOf } from '@/components/desk/store/overlay';
import { useResized } from '@/components/desk/use-resized';
import { isLost } from '@/lib/annotations/rules';

const EDGES = ['start', 'end'] as const;

/** Handles at the ends of the active annotation's ranges, to be dragged. The keys for it are [ ] and { }. */
export function RangeHandles({ layer }: { layer: RefObject<HTMLElement | null> }) {
  const { desk, may } = useDesk();
  const active = useDeskState(({ activeId, annotations }) =>
    activeId === null ? null : (annotations.get(activeId) ?? null),
  );
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const isDragging = useRef(false);
  useResized(layer, redraw);
  if (!active || !desk.paper || !may.annotate) return null;

  const drag = (index: number, edge: Edge) => (event: PointerEvent<HTMLElement>) => {
    if (!isDragging.current || !desk.paper) return;
    const offset = desk.paper.offsetAtPoint(event.clientX, event.clientY);
    if (offset === null) return;
    const ranges = moveEdge(stateOf(active).ranges, index, edge, offset, desk.projection.text);
    if (event.type === 'pointermove') return desk.paper.show({ active: { ...markOf(active), ranges } });
    isDragging.current = false;
    if (!desk.actions.change(active.id, 'ranges', ranges)) desk.paper.show({ active: markOf(active) });
    redraw();
  };

  return active.ranges.flatMap((range, index) =>
    (isLost(range) ? [] : EDGES).map((edge) => (
      <Handle
        key={`${active.id} ${range.role} ${index} ${edge}`}
        layer={layer}
        offset={range[edge]}
        edge={edge}
        kind={active.kind}
        onStart={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          isDragging.current = true;
        }}
        onDrag={drag(index, edge)}
      />
    )),
  );
}

interface HandleProps {
  layer: RefObject<HTMLElement | null>;
  offset: number;
  edge: Edge;
  kind: string;
  onStart: (event: PointerEvent<HTMLElement>) => void;
  onDrag: (event: PointerEvent<HTMLElement>) => void;
}

function Handle({ layer, offset, edge, kind, onStart, onDrag }: HandleProps) {
  const { desk } = useDesk();
  const handle = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!handle.current || !layer.current || !desk.paper) return;
    const box = desk.paper.boxAt(offset, edge === 'start' ? 1 : -1);
    const origin = layer.current.getBoundingClientRect();
    const { style } = handle.current;
    style.left = `${(edge === 'start' ? box.left : box.right) - origin.left}px`;
    style.top = `${box.top - origin.top}px`;
    style.height = `${box.bottom - box.top}px`;
  });
  return (
    <span
      ref={handle}
      aria-hidden
      className={`range-handle range-handle-${edge} on-${kind}`}
      onPointerDown={onStart}
      onPointerMove={onDrag}
      onPointerUp={onDrag}
    />
  );
}
