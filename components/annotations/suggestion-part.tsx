'use client';

import { ChangedWords } from '@/components/annotations/changed-words';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useDeskState, useDeskUi, useNameOf } from '@/components/desk/desk-context';
import { isDecidable } from '@/components/desk/word-verbs';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { AnnotationView } from '@/lib/annotations/model';
import { decisionOf, isLost } from '@/lib/annotations/rules';

type Suggestion = Extract<AnnotationView, { kind: 'suggestion' }>;

/** A proposed wording beside the words that stand there: who proposes it, and who decided or may decide. */
export function SuggestionPart({ annotation }: { annotation: Suggestion }) {
  const { desk, article } = useDesk();
  const nameOf = useNameOf();
  useDeskUi((ui) => ui.settled);
  const { fields, createdById } = annotation;
  const decision = decisionOf(annotation);
  const range = annotation.ranges.find(({ role }) => role === 'content');
  const now =
    range && !isLost(range) ? desk.projection.text.slice(range.start, range.end) : (range?.exact ?? '');
  const before = decision === 'accepted' ? (fields.replaced ?? '') : now;
  const { replacement } = fields;
  return (
    <section className="suggestion-part" aria-label="Proposed wording">
      {replacement && replacement !== before && (
        <p className="word-state-words">
          <ChangedWords before={before} after={replacement} language={article.language} />
        </p>
      )}
      <p className="text-[12.5px] text-ink-2">
        Proposed by {nameOf(createdById)}
        {decision === 'open' ? (
          '. Not decided yet.'
        ) : (
          <>
            . {decision === 'accepted' ? 'Accepted' : 'Rejected'} by {nameOf(fields.decidedById ?? null)}
            {fields.decidedAt !== undefined && (
              <>
                , <RelativeTime at={fields.decidedAt} />
              </>
            )}
            .
          </>
        )}
      </p>
      {isDecidable(desk, annotation) && (
        <Decide annotation={annotation} isReady={Boolean(replacement) && now !== '' && now !== replacement} />
      )}
    </section>
  );
}

function Decide({ annotation: { id, ranges }, isReady }: { annotation: Suggestion; isReady: boolean }) {
  const { desk } = useDesk();
  const isSaving = useDeskState(({ lanes }) => lanes.get(id)?.kind === 'saving');
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        size="small"
        aria-keyshortcuts="Y"
        disabled={!isReady || isSaving || ranges.some(isLost)}
        onClick={() => desk.actions.decideSuggestion(id, 'accepted')}
      >
        Accept{' '}
        <span aria-hidden>
          <Kbd>Y</Kbd>
        </span>
      </Button>
      <Button
        size="small"
        aria-keyshortcuts="D"
        disabled={isSaving}
        onClick={() => desk.actions.decideSuggestion(id, 'rejected')}
      >
        Reject{' '}
        <span aria-hidden>
          <Kbd>D</Kbd>
        </span>
      </Button>
    </div>
  );
}
