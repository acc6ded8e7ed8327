'use client';

import { type RefObject, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { AnnotationCard, type CardForm } from '@/components/annotations/annotation-card';
import { estimateHeight, LINE_HEIGHT } from '@/components/desk/card-sizes';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { type CardBox, type CardPlace, layoutCards } from '@/components/desk/layout-cards';
import { useResized } from '@/components/desk/use-resized';
import type { AnnotationView } from '@/lib/annotations/model';
import { sentenceIndexAt } from '@/lib/editor/sentence-commands';

interface CardColumnProps {
  scroller: RefObject<HTMLElement | null>;
  /** Level with the text, or one below the other. */
  arrangement: 'level' | 'stack';
}

const GAP = 8;
/** How far beyond what is seen cards are there already, in px. */
const MARGIN = 800;
/** How far a card may stand from its text before its neighbourhood shrinks to lines. */
const PATIENCE = 260;
/** From the top of a card to the middle of its first line, less the same of a line of text. */
const RISE = 9;

/** The cards of what is shown: only those near the part that is seen are there. */
export function CardColumn({ scroller, arrangement }: CardColumnProps) {
  const { desk } = useDesk();
  const column = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const [measured, remeasure] = useReducer((count: number) => count + 1, 0);
  const [seen, setSeen] = useState({ top: 0, bottom: 1_200 });
  const [held, setHeld] = useState<string | null>(null);
  const shown = useDeskState((state) => desk.derived.shown(state));
  const activeId = useDeskState((state) => state.activeId);
  const lines = useDeskUi((ui) => ui.coverage?.lines ?? null);

  const invalidate = useCallback(() => {
    desk.paper?.geometry.invalidate();
    remeasure();
  }, [desk]);
  const paperElement = useMemo(() => ({ current: desk.paper?.view.dom ?? null }), [desk.paper]);
  useResized(paperElement, invalidate);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      if (!column.current) return;
      const top = element.getBoundingClientRect().top - column.current.getBoundingClientRect().top;
      const bottom = top + element.clientHeight;
      setSeen((before) =>
        Math.abs(before.top - top) < MARGIN / 3 && Math.abs(before.bottom - bottom) < MARGIN / 3
          ? before
          : { top, bottom },
      );
    };
    const scrolled = () => (frame ||= requestAnimationFrame(look));
    look();
    element.addEventListener('scroll', scrolled, { passive: true });
    window.addEventListener('resize', scrolled);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', scrolled);
      window.removeEventListener('resize', scrolled);
    };
  }, [scroller]);

  const places = useMemo(() => {
    const geometry = arrangement === 'level' ? desk.paper?.geometry : undefined;
    const shift = column.current && desk.paper ? textAbove(desk.paper.view.dom, column.current) : 0;
    const levelOf = (annotation: AnnotationView): number => {
      const start = startOf(annotation);
      if (!geometry || start === null) return 0;
      const about = geometry.estimateTop(start) + shift - RISE;
      const isNear = about > seen.top - 2 * MARGIN && about < seen.bottom + 2 * MARGIN;
      return isNear || annotation.id === activeId ? geometry.measureTop(start) + shift - RISE : about;
    };
    const boxes = shown.map((annotation): CardBox => {
      const restHeight = heights.current.get(`${annotation.id} short`) ?? estimateHeight(annotation);
      const full = heights.current.get(`${annotation.id} full`) ?? Math.max(restHeight, 360);
      return {
        id: annotation.id,
        level: levelOf(annotation),
        height: annotation.id === activeId ? full : restHeight,
        restHeight,
        compactHeight: LINE_HEIGHT,
      };
    });
    return layoutCards(boxes, {
      gap: GAP,
      minTop: 0,
      activeId: arrangement === 'level' ? activeId : null,
      patience: arrangement === 'level' ? PATIENCE : Infinity,
    });
    // `measured` stands for the heights, which are kept outside of the state because they come in one by one.
  }, [desk, shown, activeId, seen, arrangement, measured]);

  const byId = useMemo(() => new Map(shown.map((annotation) => [annotation.id, annotation])), [shown]);
  const mounted = places.filter(
    (place) =>
      place.id === activeId ||
      place.id === held ||
      (place.top + place.height > seen.top - MARGIN && place.top < seen.bottom + MARGIN),
  );
  const last = places.at(-1);

  const measure = useCallback((key: string, height: number) => {
    if (Math.abs((heights.current.get(key) ?? 0) - height) < 1) return;
    heights.current.set(key, height);
    remeasure();
  }, []);
  return (
    <div
      ref={column}
      className="card-column"
      style={{ minHeight: last ? last.top + last.height + 48 : 0 }}
      onFocus={(event) => {
        const card = event.target.closest('[data-card]');
        setHeld(card instanceof HTMLElement ? (card.dataset['card'] ?? null) : null);
      }}
    >
      {mounted.map((place) => {
        const annotation = byId.get(place.id);
        if (!annotation) return null;
        const form: CardForm = place.id === activeId ? 'full' : place.compact ? 'line' : 'short';
        const start = startOf(annotation);
        const sentence = lines && start !== null ? sentenceIndexAt(lines, start) + 1 : null;
        return (
          <Placed key={place.id} place={place} form={form} onMeasured={measure}>
            <AnnotationCard annotation={annotation} form={form} sentence={sentence} />
          </Placed>
        );
      })}
    </div>
  );
}

interface PlacedProps {
  place: CardPlace;
  form: CardForm;
  onMeasured: (key: string, height: number) => void;
  children: React.ReactNode;
}

function Placed({ place, form, onMeasured, children }: PlacedProps) {
  const element = useRef<HTMLDivElement>(null);
  const key = `${place.id} ${form}`;
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize;
      if (height) onMeasured(key, height);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [key, onMeasured]);
  return (
    <div
      ref={element}
      className={form === 'full' ? 'placed placed-active' : 'placed'}
      style={{ transform: `translateY(${Math.round(place.top)}px)` }}
    >
      {children}
    </div>
  );
}

function startOf({ ranges }: AnnotationView): number | null {
  const [first] = ranges;
  return first ? Math.min(...ranges.map((range) => range.start)) : null;
}

// Both scroll together, so that the distance between them holds wherever the page stands.
function textAbove(text: HTMLElement, column: HTMLElement): number {
  return text.getBoundingClientRect().top - column.getBoundingClientRect().top;
}
