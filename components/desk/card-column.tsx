'use client';

import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { AnnotationCard, type CardForm } from '@/components/annotations/annotation-card';
import { CardArrangement, type ShownPlace, startOf } from '@/components/desk/card-arrangement';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { NoCards } from '@/components/desk/no-cards';
import { PresentOnCard } from '@/components/desk/present-on-card';
import { useBroughtUp } from '@/components/desk/use-brought-up';
import { sentenceIndexAt } from '@/lib/editor/sentence-commands';

interface CardColumnProps {
  scroller: RefObject<HTMLElement | null>;
  /** Level with the text, or one below the other. */
  arrangement: 'level' | 'stack';
}

/** The cards of what is shown: only those near the part that is seen are there. */
export function CardColumn({ scroller, arrangement: kind }: CardColumnProps) {
  const { desk } = useDesk();
  const column = useRef<HTMLDivElement>(null);
  const [arrangement] = useState(() => new CardArrangement(desk, kind));
  const { places, height, isGliding } = useSyncExternalStore(
    arrangement.subscribe,
    () => arrangement.state,
    () => arrangement.state,
  );
  const annotations = useDeskState((state) => state.annotations);
  const activeId = useDeskState((state) => state.activeId);
  const lines = useDeskUi((ui) => ui.coverage?.lines ?? null);

  useEffect(() => {
    if (scroller.current && column.current) return arrangement.attach(scroller.current, column.current);
  }, [arrangement, scroller]);

  // One below the other, the active card is wherever its turn comes.
  useBroughtUp({
    scroller,
    column,
    id: kind === 'stack' ? activeId : null,
    top: places.find((place) => place.id === activeId)?.top,
  });

  // Cards can go on below the end of the text.
  useLayoutEffect(() => {
    const flow = column.current?.closest<HTMLElement>('.desk-flow');
    if (!column.current || !flow) return;
    flow.style.minHeight = `max(100%, ${column.current.offsetTop + height}px)`;
    return () => {
      flow.style.removeProperty('min-height');
    };
  }, [height]);

  return (
    <>
      <div
        ref={column}
        className={isGliding ? 'card-column card-column-gliding' : 'card-column'}
        style={{ minHeight: height }}
        onFocus={(event) => {
          const card = event.target.closest('[data-card]');
          arrangement.hold(card instanceof HTMLElement ? (card.dataset['card'] ?? null) : null);
        }}
      >
        {places.map((place) => {
          const annotation = annotations.get(place.id);
          if (!annotation) return place.lack === 'card' ? <GoneCard key={place.id} place={place} /> : null;
          const form: CardForm = place.id === activeId ? 'full' : place.compact ? 'line' : 'short';
          const start = startOf(annotation);
          const sentence = lines && start !== null ? sentenceIndexAt(lines, start) + 1 : null;
          return (
            <Placed key={place.id} place={place} form={form} arrangement={arrangement}>
              <AnnotationCard annotation={annotation} form={form} sentence={sentence} />
              <PresentOnCard annotationId={place.id} />
            </Placed>
          );
        })}
      </div>
      {/* Below the cards, so that the first of them stands where it will stand when this is gone. */}
      <NoCards />
    </>
  );
}

// Nothing moves up until that is let in.
function GoneCard({ place: { top, height } }: { place: ShownPlace }) {
  return (
    <div className="placed card-gone" style={{ transform: `translateY(${Math.round(top)}px)`, height }}>
      No longer here
    </div>
  );
}

interface PlacedProps {
  place: ShownPlace;
  form: CardForm;
  arrangement: CardArrangement;
  children: ReactNode;
}

function Placed({ place, form, arrangement, children }: PlacedProps) {
  const element = useRef<HTMLDivElement>(null);
  const { id, top } = place;
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize;
      if (height) arrangement.measure(id, form, height);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [arrangement, id, form]);
  return (
    <div
      ref={element}
      className={form === 'full' ? 'placed placed-active' : 'placed'}
      style={{
        transform: `translateY(${Math.round(top)}px)`,
        // Not `overflow`: how high the card is must still be seen.
        clipPath: place.lack === 'room' ? `inset(-16px -16px calc(100% - ${place.height}px))` : undefined,
      }}
    >
      {children}
    </div>
  );
}
