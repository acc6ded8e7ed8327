'use client';

import clsx from 'clsx';
import { ChevronDown, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useId, useState } from 'react';
import { KindDot } from '@/components/annotations/kind-mark';
import { KIND_LABELS, LOCATOR_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import {
  draftProblems,
  type EvidenceDraft,
  linkOfDraft,
  parseDraft,
} from '@/components/evidence/evidence-draft';
import { LinkFields } from '@/components/evidence/link-fields';
import { growBySentence } from '@/components/evidence/pane/grow-passage';
import { passageDraft, passageProblem } from '@/components/evidence/pane/passage-draft';
import type { ReadableCopy } from '@/components/evidence/pane/use-copy-text';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { AnnotationView } from '@/lib/annotations/model';
import { takesEvidence } from '@/lib/annotations/rules';
import { EVIDENCE_RELATIONS } from '@/lib/evidence/model';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import type { TextRange } from '@/lib/text/text-range';

interface LinkPassageProps {
  active: AnnotationView | null;
  readable: ReadableCopy;
  language: string;
  passage: TextRange;
  onChange: (passage: TextRange) => void;
  onLinked: (evidenceId: string) => void;
  onClose: () => void;
}

/** What is chosen of a copy, and the link to make of it. */
export function LinkPassage(props: LinkPassageProps) {
  const { active, readable, language, passage, onChange, onClose } = props;
  const { text, textblocks } = readable;
  const grow = (direction: -1 | 1) =>
    onChange(growBySentence({ text, textblocks, language }, passage, direction));
  const isLinkable = active !== null && takesEvidence(active.kind);
  return (
    <section aria-label="Chosen words" className="link-passage">
      <div className="flex items-start gap-1">
        <p className="mr-auto line-clamp-2 min-w-0 font-text text-[15px] leading-snug" dir="auto">
          {text.slice(passage.start, Math.min(passage.end, passage.start + 400))}
        </p>
        <IconButton label="Take the sentence before it as well" className="size-7" onClick={() => grow(-1)}>
          <ChevronLeft className="size-4 rtl:rotate-180" aria-hidden />
        </IconButton>
        <IconButton label="Take the sentence after it as well" className="size-7" onClick={() => grow(1)}>
          <ChevronRight className="size-4 rtl:rotate-180" aria-hidden />
        </IconButton>
        <IconButton label="Let go of these words" className="size-7" onClick={onClose}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
      {isLinkable ? (
        <PassageForm key={active.id} {...props} active={active} />
      ) : (
        <p className="text-[13px] text-ink-2">
          To link these words, choose a claim or quote in the text: they stay chosen.
        </p>
      )}
    </section>
  );
}

function PassageForm({
  active,
  readable,
  language,
  passage,
  onLinked,
}: LinkPassageProps & { active: AnnotationView }) {
  const { desk } = useDesk();
  const detailsId = useId();
  const [isMore, setIsMore] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { copy, text, textblocks } = readable;
  const key = `passage ${active.id}`;
  const kept = useDeskState((state) => state.drafts.get(key));
  const cited = {
    captureId: copy.id,
    sourceId: copy.sourceId,
    text,
    textblocks,
    places: copy.places,
    language,
  };
  const draft = passageDraft(active.kind, cited, passage, parseDraft(kept));
  const set = (change: Partial<EvidenceDraft>) =>
    desk.store.setDraft(key, JSON.stringify({ ...draft, ...change }));
  const relations = EVIDENCE_RELATIONS.filter((each) => each !== 'quoted_from' || active.kind === 'quote');
  const same = active.evidence.find(
    (link) =>
      link.captureId === copy.id && link.passage?.start === passage.start && link.passage.end === passage.end,
  );
  const problem = passageProblem(passage);

  const save = () => {
    const wrong = draftProblems(draft);
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return setIsMore(true);
    const id = desk.actions.link(active.id, copy.sourceId, linkOfDraft(draft));
    desk.store.setDraft(key, undefined);
    onLinked(id);
  };
  const place = draft.locatorType ? `${LOCATOR_LABELS[draft.locatorType].short} ${draft.locator}` : '';
  return (
    <form
      aria-label="Link the chosen words"
      className="flex min-h-0 flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="flex min-w-0 items-center gap-1.5 text-[13px]">
        <span className="shrink-0 text-ink-2">Link to:</span>
        <KindDot kind={active.kind} />
        <span className="sr-only">{KIND_LABELS[active.kind].one}</span>
        <span className="min-w-0 truncate font-text text-[14px]" dir="auto">
          {wordsOf(active)}
        </span>
      </p>
      {same ? (
        <p className="text-[13px] text-ink-2">
          These words are linked to it already: {RELATION_VERBS[same.relation]}. Its card changes the link.
        </p>
      ) : (
        <>
          <fieldset aria-label="What the words do" className="flex flex-wrap gap-1.5">
            {relations.map((relation) => (
              <button
                key={relation}
                type="button"
                className="chip"
                aria-pressed={draft.relation === relation}
                onClick={() => set({ relation })}
              >
                {RELATION_VERBS[relation]}
              </button>
            ))}
          </fieldset>
          <div id={detailsId} hidden={!isMore} className="link-details">
            <LinkFields draft={draft} problems={problems} hasRelation={false} isOpen onChange={set} />
          </div>
          {problem !== null && (
            <p role="alert" className="text-[13px] text-bad">
              {problem}
            </p>
          )}
          <div className="flex items-center gap-1.5">
            <Button type="submit" size="small" variant="primary" disabled={problem !== null}>
              Link
            </Button>
            <button
              type="button"
              className="more-button"
              aria-expanded={isMore}
              aria-controls={detailsId}
              onClick={() => setIsMore(!isMore)}
            >
              <ChevronDown
                className={clsx('size-3.5 transition-transform', isMore && 'rotate-180')}
                aria-hidden
              />
              Details
            </button>
            <span className="min-w-0 truncate text-[12.5px] text-ink-3">{place}</span>
          </div>
        </>
      )}
    </form>
  );
}
