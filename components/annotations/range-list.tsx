'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { kindColour } from '@/components/annotations/kind-mark';
import { ROLE_LABELS } from '@/components/annotations/labels';
import { useDesk } from '@/components/desk/desk-context';
import type { AnnotationView } from '@/lib/annotations/model';
import { hasAttributionRoles, isWhole } from '@/lib/annotations/rules';

/** The words that an annotation stands on. Where there are several ranges, each is shown with what it is and can be taken away. */
export function RangeList({ annotation }: { annotation: AnnotationView }) {
  const { desk, marking, may } = useDesk();
  const { ranges, kind } = annotation;
  const [first] = ranges;
  if (!first) return null;
  const goTo = (start: number) => () => {
    desk.paper?.select(start);
    desk.scrollTo(start);
  };
  // What changed or is gone is shown with what became of it.
  if (ranges.length === 1 && !isWhole(first.placement)) return null;
  if (ranges.length === 1 && first.role === 'content') {
    return (
      <p className={clsx('card-words', kindColour(kind))} dir="auto">
        {first.exact}
      </p>
    );
  }
  return (
    <ul className={clsx('card-words flex flex-col gap-1', kindColour(kind))}>
      {ranges.map((range, index) => (
        <li key={`${range.role} ${range.start}`} className="flex items-baseline gap-2">
          {hasAttributionRoles(kind) && (
            <span className="w-14 shrink-0 font-ui text-[12.5px] text-ink-2">
              {range.role === 'source' && kind === 'attribution' ? 'Source' : ROLE_LABELS[range.role]}
            </span>
          )}
          <button type="button" className="min-w-0 flex-1 text-left" dir="auto" onClick={goTo(range.start)}>
            {range.exact}
          </button>
          {may.annotate && ranges.length > 1 && (
            <button
              type="button"
              className="chip-button"
              aria-label={`Take away: ${range.exact}`}
              onClick={() => marking.removeRange(index)}
            >
              <X className="size-3.5" aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
