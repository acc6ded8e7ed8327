'use client';

import { useRef, useState } from 'react';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { MovePart } from '@/components/review/move-part';
import { ReviewSteps } from '@/components/review/review-steps';
import { inOrder, STANDS, type LeaveFor } from '@/components/review/review-words';
import { PublicationList, Said, SignOffList } from '@/components/review/sign-off-list';
import { useReview, type Review } from '@/components/review/use-review';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Failure } from '@/components/ui/failure';
import { FormMessage } from '@/components/ui/form';
import { Spinner } from '@/components/ui/spinner';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { STATE_LABELS, type Move, type ReviewView } from '@/lib/review/model';

/** Where the article stands on its way to its readers, what is done next and what stands in the way, and who signed what. */
export function ReviewDialog() {
  const { desk } = useDesk();
  const isOpen = useDeskUi((ui) => ui.isReviewOpen);
  const going = useRef<(() => void) | null>(null);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => desk.ui.set({ isReviewOpen: open })}
      title="Review"
      wide
      returnTo={() => {
        const go = going.current;
        going.current = null;
        // Once nothing lies over it any more: what is gone to takes the focus.
        if (go) queueMicrotask(go);
        return !go;
      }}
    >
      <ReviewPanel
        onGo={(go) => {
          going.current = go;
          desk.ui.set({ isReviewOpen: false });
        }}
      />
    </Dialog>
  );
}

function ReviewPanel({ onGo }: { onGo: LeaveFor }) {
  const review = useReview();
  const { view, failure, retry } = review;
  if (failure !== null && !view) return <Failure onRetry={retry}>{failure}</Failure>;
  if (!view) {
    return (
      <p className="flex min-h-80 items-start gap-2 text-ink-2">
        <Spinner /> Looking how it stands…
      </p>
    );
  }
  return <Standing view={view} review={review} onGo={onGo} />;
}

interface StandingProps {
  view: ReviewView;
  review: Review;
  onGo: LeaveFor;
}

function Standing({ view, review, onGo }: StandingProps) {
  const { article } = useDesk();
  const [asked, setAsked] = useState<Move | null>(null);
  const [askedLast, setAskedLast] = useState<Move | null>(null);
  const part = useKeptFocus(`${view.stateAt} ${asked ?? ''}`);
  const { state, stateAt, version, moves, correctionNote } = view;
  const isArchived = article.archivedAt !== null;
  return (
    <div ref={part} className="flex flex-col gap-4">
      <ReviewSteps state={state} />
      <div className="flex flex-col gap-1">
        <p className="text-pretty">
          {isArchived ? 'It is in the archive: it can be read, but not changed.' : STANDS[state]}
        </p>
        <p className="text-[13px] text-pretty text-ink-2">
          {STATE_LABELS[state]} since <RelativeTime at={stateAt} /> · version {version} of the text
        </p>
      </div>
      {correctionNote !== '' && (
        <div className="flex flex-col gap-1">
          <p className="text-[13px] text-ink-2">Note to readers, as it is drafted:</p>
          <Said>{correctionNote}</Said>
        </div>
      )}
      <FormMessage>{review.problem}</FormMessage>
      {moves.length === 0 && !isArchived && (
        <p className="text-ink-2">There is nothing here for you to do with the article as a whole.</p>
      )}
      <div className="flex flex-wrap gap-3 empty:hidden">
        {inOrder(moves).map((offered, index) => (
          <MovePart
            key={offered.move}
            offered={offered}
            view={view}
            review={review}
            isFirst={index === 0}
            isAsking={asked === offered.move}
            isAskedLast={askedLast === offered.move}
            onAsk={(isAsking) => {
              setAsked(isAsking ? offered.move : null);
              setAskedLast(offered.move);
            }}
            onGo={onGo}
          />
        ))}
      </div>
      <SignOffList view={view} />
      <PublicationList view={view} />
      <News review={review} />
    </div>
  );
}

// Always there, so that news move nothing.
function News({ review: { newer, show } }: { review: Review }) {
  return (
    <output className="sticky -bottom-5 -mx-5 -mb-5 flex min-h-11 items-center justify-between gap-3 rounded-b-3 border-t border-line bg-raised px-5 py-1.5 text-[13px] text-ink-2">
      {newer ? (
        <>
          <span className="font-medium text-ink">It stands otherwise by now.</span>
          <Button size="small" onClick={() => show(newer)}>
            Show how
          </Button>
        </>
      ) : (
        <span>This is how it stands now.</span>
      )}
    </output>
  );
}
