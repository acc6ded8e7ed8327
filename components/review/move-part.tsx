'use client';

import { useId, useState, type FormEvent } from 'react';
import { useDesk } from '@/components/desk/desk-context';
import { ObstacleList } from '@/components/review/obstacle-list';
import {
  formOf,
  isCorrection,
  MOVE_WORDS,
  type LeaveFor,
  type MoveForm,
} from '@/components/review/review-words';
import type { Review } from '@/components/review/use-review';
import { Button } from '@/components/ui/button';
import { Field, Textarea } from '@/components/ui/field';
import type { Move, OfferedMove, ReviewView } from '@/lib/review/model';

const BLOCK = 'flex w-full flex-col gap-2.5 rounded-2 border border-line p-3';

interface MovePartProps {
  offered: OfferedMove;
  view: ReviewView;
  review: Review;
  /** The one that leads on. */
  isFirst: boolean;
  isAsking: boolean;
  /** What it asks was shown last. */
  isAskedLast: boolean;
  onAsk: (isAsking: boolean) => void;
  onGo: LeaveFor;
}

/** A move that the article's state offers: the button, or what stands in its way. */
export function MovePart(props: MovePartProps) {
  const { offered, view, review, isFirst, isAsking, isAskedLast, onAsk, onGo } = props;
  const { move, obstacles, foreseen } = offered;
  const id = useId();
  const form = formOf(move, view);
  const isBlocked = obstacles.length > 0;
  const press = async () => {
    if (isBlocked) {
      await review.lookAgain(move);
      document.getElementById(id)?.focus();
    } else if (form) onAsk(true);
    else await review.send(move);
  };
  if (isAsking && form && !isBlocked) {
    const draftKey = `review ${move} ${view.publications.length}`;
    return (
      <MoveQuestion
        move={move}
        form={form}
        draftKey={draftKey}
        review={review}
        onClose={() => onAsk(false)}
      />
    );
  }
  return (
    // What can simply be done stands in a row, and what needs words in a box of its own.
    <section
      aria-label={labelOf(move, view)}
      className={isBlocked || foreseen.length > 0 ? BLOCK : undefined}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          variant={variantOf({ isFirst, isBlocked, isGrave: form?.isGrave ?? false })}
          busy={review.busy === move}
          aria-describedby={isBlocked ? id : undefined}
          // Its question has given way to it again.
          data-takes-focus={isAskedLast || undefined}
          onClick={() => void press()}
        >
          {labelOf(move, view)}
        </Button>
        {isBlocked && <span className="text-[13px] text-ink-2">Not yet: this stands in the way.</span>}
      </div>
      {isBlocked && <ObstacleList id={id} obstacles={obstacles} version={view.version} onGo={onGo} />}
      {foreseen.length > 0 && (
        <>
          <p className="text-[13px] text-ink-2">
            It can be handed in. It cannot be approved before this is done:
          </p>
          <ObstacleList id={`${id}-later`} obstacles={foreseen} version={view.version} onGo={onGo} />
        </>
      )}
      {move === 'begin' && isBlocked && <NamePeople onGo={onGo} />}
    </section>
  );
}

function NamePeople({ onGo }: { onGo: LeaveFor }) {
  const { desk } = useDesk();
  return (
    <Button
      size="small"
      className="self-start"
      onClick={() => onGo(() => desk.ui.set({ peopleOpen: 'for-review' }))}
    >
      People and due time…
    </Button>
  );
}

interface MoveQuestionProps {
  move: Move;
  form: MoveForm;
  /** Under which what is typed is kept. */
  draftKey: string;
  review: Review;
  onClose: () => void;
}

/** What is asked before a move is made. What was typed stays until it is made, also when this is closed. */
function MoveQuestion({ move, form, draftKey, review, onClose }: MoveQuestionProps) {
  const { desk } = useDesk();
  const { field } = form;
  const [typed, setTyped] = useState(() => desk.store.state.drafts.get(draftKey) ?? field?.start ?? '');
  const type = (words: string) => {
    setTyped(words);
    desk.store.setDraft(draftKey, words);
  };
  const isLacking = field?.isNeeded === true && typed.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isLacking) return;
    const isMade = await review.send(move, field ? { [field.goes]: typed.trim() } : {});
    if (!isMade) return;
    desk.store.setDraft(draftKey, undefined);
    onClose();
  };
  return (
    <form
      noValidate
      aria-label={MOVE_WORDS[move].label}
      className={BLOCK}
      onSubmit={(event) => void submit(event)}
    >
      <p>{form.about}</p>
      {field && (
        <Field label={field.label} hint={field.hint}>
          <Textarea
            data-takes-focus
            value={typed}
            maxLength={5_000}
            required={field.isNeeded}
            onChange={({ target }) => type(target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant={form.isGrave ? 'danger' : 'primary'}
          disabled={isLacking}
          busy={review.busy === move}
        >
          {form.act}
        </Button>
      </div>
    </form>
  );
}

function labelOf(move: Move, view: ReviewView): string {
  return move === 'publish' && isCorrection(view) ? 'Publish the correction' : MOVE_WORDS[move].label;
}

function variantOf({
  isFirst,
  isBlocked,
  isGrave,
}: {
  isFirst: boolean;
  isBlocked: boolean;
  isGrave: boolean;
}) {
  if (isGrave) return 'danger';
  return isFirst && !isBlocked ? 'primary' : 'quiet';
}
