'use client';

import clsx from 'clsx';
import { Flag, Link2, Lock, type LucideIcon, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { FullCard } from '@/components/annotations/full-card';
import { KindDot, kindColour } from '@/components/annotations/kind-mark';
import {
  DECISION_LABELS,
  DECISION_TONES,
  KIND_LABELS,
  STATUS_LABELS,
  STATUS_TONES,
} from '@/components/annotations/labels';
import { STATEMENT_FIELDS } from '@/components/annotations/field-definitions';
import { QueryDue } from '@/components/annotations/query-due';
import { TalkMark, talkWords } from '@/components/annotations/talk-mark';
import { wordState } from '@/components/annotations/word-state';
import { describeAnnotation, placeOf, wordsOf } from '@/components/annotations/words-of';
import { useDesk } from '@/components/desk/desk-context';
import { Pill } from '@/components/ui/pill';
import type { AnnotationView } from '@/lib/annotations/model';
import { decisionOf, hasOtherWords, isItem, isStale } from '@/lib/annotations/rules';

export type CardForm = 'full' | 'short' | 'line';

interface AnnotationCardProps {
  annotation: AnnotationView;
  form: CardForm;
  sentence: number | null;
}

/** An annotation beside its text: a line where there is no room, a short card, or all of it when it is the active one. */
export const AnnotationCard = memo(function AnnotationCard({
  annotation,
  form,
  sentence,
}: AnnotationCardProps) {
  const { desk } = useDesk();
  if (form === 'full') return <FullCard annotation={annotation} sentence={sentence} />;
  const open = () => {
    desk.activate(annotation.id);
    desk.want(annotation.id, 'card');
  };
  return (
    <article data-card={annotation.id} className={clsx('card', form === 'line' ? 'card-line' : 'card-short')}>
      <button
        type="button"
        className="card-open"
        aria-label={[describeAnnotation(annotation), talkWords(annotation.thread)].filter(Boolean).join('; ')}
        onClick={open}
      />
      {form === 'line' ? (
        <Line annotation={annotation} />
      ) : (
        <Short annotation={annotation} sentence={sentence} />
      )}
    </article>
  );
});

function Line({ annotation }: { annotation: AnnotationView }) {
  const { kind, flags, thread, visibility } = annotation;
  return (
    <div aria-hidden className="flex min-w-0 items-center gap-2">
      <KindDot kind={kind} />
      <span className={clsx('shrink-0 font-semibold', kindColour(kind))}>{KIND_LABELS[kind].one}</span>
      <span className="min-w-0 flex-1 truncate font-text text-ink-2" dir="auto">
        {wordsOf(annotation) || statementOf(annotation)}
      </span>
      {visibility === 'restricted' && <Lock className="size-3.5 shrink-0 text-ink-3" />}
      {flags.length > 0 && <Flag className="size-3.5 shrink-0 text-bad" />}
      <TalkMark thread={thread} />
      {hasOtherWords(annotation) && <TriangleAlert className="size-3.5 shrink-0 text-warn" />}
      {isItem(kind) && (
        <span className={clsx('size-[7px] shrink-0 rounded-full', DOTS[toneOf(annotation)])} />
      )}
    </div>
  );
}

const DOTS = { ok: 'bg-ok', warn: 'bg-warn', bad: 'bg-bad', quiet: 'bg-line-2' } as const;

function Short({ annotation, sentence }: { annotation: AnnotationView; sentence: number | null }) {
  const { kind, status, flags, evidence, thread, visibility } = annotation;
  const decision = decisionOf(annotation);
  const state = wordState(annotation);
  const words = wordsOf(annotation);
  const statement = statementOf(annotation);
  return (
    <div aria-hidden>
      <header className="card-head">
        <KindDot kind={kind} />
        <span className={clsx('font-semibold', kindColour(kind))}>{KIND_LABELS[kind].one}</span>
        <span className="truncate">{placeOf(annotation, sentence)}</span>
        <span className="ml-auto flex items-center gap-2.5">
          {visibility === 'restricted' && <Lock className="size-3.5 text-ink-3" />}
          {flags.length > 0 && <Count icon={Flag} count={flags.length} className="text-bad" />}
          {evidence.length > 0 && <Count icon={Link2} count={evidence.length} />}
          <TalkMark thread={thread} withCount />
          {isItem(kind) && (
            <Pill tone={toneOf(annotation)}>{isStale(annotation) ? 'Stale' : STATUS_LABELS[status]}</Pill>
          )}
          {kind === 'suggestion' && <Pill tone={DECISION_TONES[decision]}>{DECISION_LABELS[decision]}</Pill>}
        </span>
      </header>
      {state && state.tone !== 'quiet' && (
        <p className="mb-1 flex items-center gap-1.5 text-[13px] text-warn">
          <TriangleAlert className="size-3.5 shrink-0" /> {state.line}
        </p>
      )}
      {words !== '' && (
        <p className={clsx('card-words line-clamp-2', kindColour(kind))} dir="auto">
          {words}
        </p>
      )}
      {statement !== '' && statement !== words && (
        <p className="mt-1 truncate" dir="auto">
          {statement}
        </p>
      )}
      <QueryDue annotation={annotation} />
    </div>
  );
}

function toneOf(annotation: AnnotationView) {
  return isStale(annotation) ? 'warn' : STATUS_TONES[annotation.status];
}

function Count({
  icon: Icon,
  count,
  className,
}: {
  icon: LucideIcon;
  count: number;
  className?: string | undefined;
}) {
  return (
    <span className={clsx('flex items-center gap-1', className)}>
      <Icon className="size-3.5" /> {count}
    </span>
  );
}

/** What a person wrote of it in its main field; of a quote, who speaks. */
export function statementOf(annotation: AnnotationView): string {
  const name = STATEMENT_FIELDS[annotation.kind];
  if (annotation.kind === 'quote') return annotation.fields.speaker ?? '';
  const value: unknown = name === null ? '' : Reflect.get(annotation.fields, name);
  return typeof value === 'string' ? value : '';
}
