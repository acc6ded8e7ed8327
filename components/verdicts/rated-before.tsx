'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import { useDesk } from '@/components/desk/desk-context';
import { Answered } from '@/components/ui/answered';
import { useAnswer } from '@/components/ui/use-answer';
import { askRatings } from '@/components/verdicts/ratings-request';
import { RatingsView } from '@/components/verdicts/ratings-view';
import type { AnnotationView } from '@/lib/annotations/model';

/** On demand, how whoever claims this, and claims like it, were rated in other articles. */
export function RatedBefore({ annotation }: { annotation: AnnotationView }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  // Another claimant has been rated otherwise.
  const key = `${annotation.id} ${annotation.agents.claimant?.id ?? ''} ${annotation.agents.speaker?.id ?? ''}`;
  return (
    <section aria-label="How we rated this before" className="flex flex-col gap-1">
      <button
        type="button"
        className="more-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronDown className={clsx('size-3.5 transition-transform', isOpen && 'rotate-180')} aria-hidden />
        How we rated this before
      </button>
      <div id={id} hidden={!isOpen} className="pt-1 text-[13px]">
        {isOpen && <Ratings key={key} annotation={annotation} />}
      </div>
    </section>
  );
}

function Ratings({ annotation: { id, articleId, agents } }: { annotation: AnnotationView }) {
  const { desk, scale } = useDesk();
  const { workspaceId } = desk.data.me;
  const ask = useCallback(
    () => askRatings({ articleId, annotationId: id, workspaceId }),
    [articleId, id, workspaceId],
  );
  const asked = useAnswer(ask);
  return (
    <Answered asked={asked} waiting="Looking through the other articles …">
      {(ratings) => (
        <RatingsView
          ratings={ratings}
          scale={scale}
          isNamed={agents.claimant !== undefined || agents.speaker !== undefined}
          onRetry={asked.retry}
        />
      )}
    </Answered>
  );
}
