'use client';

import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { CandidateList } from '@/components/annotations/candidate-list';
import { ROLE_LABELS } from '@/components/annotations/labels';
import { ChangedWords } from '@/components/annotations/changed-words';
import { wordState } from '@/components/annotations/word-state';
import { useDesk, useDeskState, useDeskUi } from '@/components/desk/desk-context';
import { adjust, letGoOf, reattachHere } from '@/components/desk/word-verbs';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { AnnotationView } from '@/lib/annotations/model';
import { hasOtherWords, isLost } from '@/lib/annotations/rules';
import { retakable } from '@/lib/annotations/verb-rules';

/** What became of the words of an annotation, the old beside the new, and what can be done about it. Nothing while they stand as marked. */
export function WordStatePart({ annotation }: { annotation: AnnotationView }) {
  const { desk, may, article } = useDesk();
  const state = wordState(annotation);
  // What is compared is the text, which moves on without the annotation.
  useDeskUi((ui) => ui.settled);
  if (!state) return null;
  const { text } = desk.projection;
  const { language } = article;
  return (
    <section className={clsx('word-state', `word-state-${state.tone}`)} aria-label="What became of the words">
      <p className="flex items-start gap-1.5 font-medium">
        {state.tone !== 'quiet' && <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />}
        {state.line}
      </p>
      {annotation.ranges.map((range, index) =>
        range.placement === 'changed' ? (
          <p key={`${range.role} ${index}`} className="word-state-words">
            {annotation.ranges.length > 1 && (
              <span className="font-ui text-ink-2">{ROLE_LABELS[range.role]}: </span>
            )}
            <ChangedWords
              before={range.exact}
              after={text.slice(range.start, range.end)}
              language={language}
            />
          </p>
        ) : null,
      )}
      {annotation.ranges.map((range, index) =>
        isLost(range) ? (
          <LostRange key={`${range.role} ${index}`} annotation={annotation} index={index} text={text} />
        ) : null,
      )}
      {may.annotate && <Verbs annotation={annotation} />}
    </section>
  );
}

function LostRange({ annotation, index, text }: { annotation: AnnotationView; index: number; text: string }) {
  const { may } = useDesk();
  const isFirst = annotation.ranges.findIndex(isLost) === index;
  const range = annotation.ranges[index];
  if (!range) return null;
  return (
    <div>
      <p className="word-state-words" dir="auto">
        <span className="font-ui text-ink-2">{ROLE_LABELS[range.role]}: </span>
        <q>{range.exact}</q>
      </p>
      <CandidateList annotation={annotation} index={index} text={text} hasKeys={isFirst && may.annotate} />
    </div>
  );
}

function Verbs({ annotation }: { annotation: AnnotationView }) {
  const { desk } = useDesk();
  const { ranges } = annotation;
  const hasSelection = useDeskUi((ui) => ui.picked !== null);
  const mayLetGo = useMemo(() => letGoOf(desk, annotation) !== null, [desk, annotation]);
  const isSaving = useDeskState(({ lanes }) => lanes.get(annotation.id)?.kind === 'saving');
  const lost = ranges.some(isLost);
  const isFound = retakable(ranges).length > 0;
  return (
    <div className="flex flex-wrap gap-1.5">
      {isFound && (
        <Button
          size="small"
          aria-keyshortcuts="Y"
          disabled={isSaving}
          onClick={() => desk.actions.confirm(annotation.id)}
        >
          Confirm{' '}
          <span aria-hidden>
            <Kbd>Y</Kbd>
          </span>
        </Button>
      )}
      {isFound && (
        <Button size="small" aria-keyshortcuts="M" onClick={() => adjust(desk, annotation)}>
          Adjust{' '}
          <span aria-hidden>
            <Kbd>M</Kbd>
          </span>
        </Button>
      )}
      {hasOtherWords(annotation) && (
        <Button
          size="small"
          aria-keyshortcuts="H"
          title={hasSelection ? undefined : 'Select the words in the text first.'}
          onClick={() => reattachHere(desk, annotation)}
        >
          Reattach here{' '}
          <span aria-hidden>
            <Kbd>H</Kbd>
          </span>
        </Button>
      )}
      {lost && mayLetGo && (
        <Button size="small" aria-keyshortcuts="D" onClick={() => desk.actions.letGo(annotation.id)}>
          Let go{' '}
          <span aria-hidden>
            <Kbd>D</Kbd>
          </span>
        </Button>
      )}
    </div>
  );
}
