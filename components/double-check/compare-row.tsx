'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { useId } from 'react';
import { KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { KindDot } from '@/components/annotations/kind-mark';
import { DIFFERENCE_NAMES, type NameOf } from '@/components/double-check/check-words';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { Kbd } from '@/components/ui/kbd';
import { VerdictName } from '@/components/verdicts/verdict-mark';
import type { ComparedRow, Difference } from '@/lib/double-check/agreement-rules';
import type { BlindMarkView, Choice, DecisionView, DoubleCheckView } from '@/lib/double-check/model';
import type { Scale } from '@/lib/review/scale-model';
import { verdictOf } from '@/lib/review/scale-rules';
import type { TextRange } from '@/lib/text/text-range';

interface CompareRowProps {
  row: ComparedRow;
  check: DoubleCheckView;
  places: Record<string, TextRange>;
  /** Where the article's desk is. */
  desk: string;
  decision: DecisionView | null;
  nameOf: NameOf;
  scale: Scale;
  isCurrent: boolean;
  isBusy: boolean;
  /** Null for whoever does not decide. */
  onChoose: ((choice: Choice) => void) | null;
  /** Why, as it is typed. */
  comment: string;
  onComment: (comment: string) => void;
  onEnter: () => void;
}

/** What two people made of the same words, and what was decided. */
export function CompareRow(props: CompareRowProps) {
  const { row, check, decision, nameOf, scale, isCurrent, isBusy, onChoose, comment, onComment, onEnter } =
    props;
  const { left, right, differs } = row;
  const id = useId();
  const [leftName, rightName] = [nameOf(check.leftId), nameOf(check.rightId)];
  const isLost = [left, right].some((mark) => mark && !props.places[mark.id]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- rows are gone through by key
    <li
      data-row={row.key}
      tabIndex={-1}
      aria-labelledby={id}
      onFocus={onEnter}
      className={clsx(
        'check-row rounded-2 border bg-raised outline-offset-2',
        isCurrent && !decision ? 'border-accent' : 'border-line',
      )}
    >
      <h3 id={id} className="px-4 pt-3 text-[12.5px] font-semibold">
        {left === null || right === null
          ? `Only ${left ? leftName : rightName}`
          : differs.length === 0
            ? 'Both agree'
            : `Differ in ${new Intl.ListFormat('en').format(differs.map((part) => DIFFERENCE_NAMES[part]))}`}
      </h3>
      <div className="check-sides">
        <Side name={leftName} mark={left} differs={differs} scale={scale} />
        <Side name={rightName} mark={right} differs={differs} scale={scale} />
      </div>
      {decision ? (
        <Decided {...props} decision={decision} isLost={isLost} />
      ) : (
        <>
          {isLost && (
            <p className="px-4 pb-2 text-[12.5px] text-warn">
              Words of this row were changed since. What you decide is kept; on words that are others now
              nothing is annotated.
            </p>
          )}
          {onChoose && (
            <div className="flex flex-wrap items-end gap-2 border-t border-line px-4 py-3">
              <Button size="small" className="max-w-full" busy={isBusy} onClick={() => onChoose('left')}>
                <span className="truncate">{sideLabel(leftName, left)}</span> <Kbd>1</Kbd>
              </Button>
              <Button size="small" className="max-w-full" busy={isBusy} onClick={() => onChoose('right')}>
                <span className="truncate">{sideLabel(rightName, right)}</span> <Kbd>2</Kbd>
              </Button>
              <Button size="small" busy={isBusy} onClick={() => onChoose('own')}>
                Otherwise… <Kbd>3</Kbd>
              </Button>
              <Field label="Why (if need be)" className="min-w-40 flex-1">
                <Input
                  dir="auto"
                  maxLength={2_000}
                  value={comment}
                  onChange={({ target }) => onComment(target.value)}
                />
              </Field>
            </div>
          )}
        </>
      )}
    </li>
  );
}

function sideLabel(name: string, mark: BlindMarkView | null): string {
  return mark ? `As ${name}` : `Nothing, as ${name}`;
}

function Decided({
  decision,
  row,
  check,
  nameOf,
  desk,
  isLost,
}: CompareRowProps & { decision: DecisionView; isLost: boolean }) {
  const { choice, annotationId, byId, comment } = decision;
  const marked = choice === 'left' ? row.left : choice === 'right' ? row.right : 'own';
  const how =
    choice === 'own'
      ? 'Decided otherwise'
      : `Decided as ${nameOf(choice === 'left' ? check.leftId : check.rightId)} has it`;
  return (
    <div className="flex flex-col gap-1 border-t border-line px-4 py-2.5 text-[13.5px]">
      <p>
        <span className="font-medium text-ok">{how}</span>, by <bdi>{nameOf(byId)}</bdi>.{' '}
        {annotationId !== null ? (
          <Link
            href={`${desk}?annotation=${annotationId}`}
            prefetch={false}
            className="rounded-1 underline underline-offset-2"
          >
            What came of it
          </Link>
        ) : marked === null ? (
          'Nothing is marked there.'
        ) : isLost ? (
          'Its words are others now: nothing is annotated.'
        ) : (
          'Nothing was annotated.'
        )}
      </p>
      {comment !== '' && (
        <p dir="auto" className="wrap-anywhere text-ink-2">
          {comment}
        </p>
      )}
    </div>
  );
}

interface SideProps {
  name: string;
  mark: BlindMarkView | null;
  differs: readonly Difference[];
  scale: Scale;
}

function Side({ name, mark, differs, scale }: SideProps) {
  if (!mark) {
    return (
      <div className="check-side">
        <p className="text-[12.5px] text-ink-2">
          <bdi>{name}</bdi>
        </p>
        <p className="text-[13.5px] text-ink-2 italic">Marked nothing here</p>
      </div>
    );
  }
  const { kind, status, verdict, exact, statement, note } = mark;
  const told = (part: Difference) => clsx(differs.includes(part) && 'check-differs');
  return (
    <div className="check-side">
      <p className="text-[12.5px] text-ink-2">
        <bdi>{name}</bdi>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13.5px]">
        <span className={clsx('inline-flex items-center gap-1.5', told('kind'))}>
          <KindDot kind={kind} /> {KIND_LABELS[kind].one}
        </span>
        {kind !== 'cleared' && <span className={told('status')}>{STATUS_LABELS[status]}</span>}
        {kind === 'claim' &&
          (verdict === null ? (
            <span className={clsx('text-ink-2', told('verdict'))}>No verdict</span>
          ) : (
            <VerdictName value={verdictOf(scale, verdict)} className={told('verdict')} />
          ))}
      </p>
      <blockquote
        dir="auto"
        className={clsx('font-text text-[15px] leading-snug wrap-anywhere', told('place'))}
      >
        {exact}
      </blockquote>
      {statement !== '' && (
        <p dir="auto" className="text-[13.5px] wrap-anywhere">
          {statement}
        </p>
      )}
      {note !== '' && (
        <p dir="auto" className="text-[13px] wrap-anywhere text-ink-2">
          {note}
        </p>
      )}
    </div>
  );
}
