'use client';

import clsx from 'clsx';
import { ChevronDown, Ellipsis, Link as LinkIcon, Lock, Trash2, X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { AgentRow } from '@/components/agents/agent-tie';
import {
  AssigneeAndPriority,
  FlagList,
  TagList,
  VisibilityField,
} from '@/components/annotations/common-fields';
import { ConflictList } from '@/components/annotations/conflict-list';
import { copyLink } from '@/components/annotations/copy-link';
import { fieldsOf } from '@/components/annotations/field-definitions';
import { KindDot, kindColour } from '@/components/annotations/kind-mark';
import { DECISION_LABELS, DECISION_TONES, KIND_LABELS } from '@/components/annotations/labels';
import { missingOf } from '@/components/annotations/missing';
import { OwnField } from '@/components/annotations/own-field';
import { QueryDue } from '@/components/annotations/query-due';
import { RangeList } from '@/components/annotations/range-list';
import { SavingLine } from '@/components/annotations/saving-line';
import { StatusSelect } from '@/components/annotations/status-select';
import { SuggestionPart } from '@/components/annotations/suggestion-part';
import { Thread } from '@/components/annotations/thread';
import { WordStatePart } from '@/components/annotations/word-state-part';
import { describeAnnotation, placeOf } from '@/components/annotations/words-of';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useDeskUi, useNameOf } from '@/components/desk/desk-context';
import { usePreference } from '@/components/desk/preference';
import { ChainPart } from '@/components/evidence/chain-part';
import { EvidenceList } from '@/components/evidence/evidence-list';
import { CheckPart } from '@/components/review/check-part';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Pill } from '@/components/ui/pill';
import { useToast } from '@/components/ui/toast';
import { RatedBefore } from '@/components/verdicts/rated-before';
import { agentRolesWithoutField } from '@/lib/agents/rules';
import type { AnnotationView } from '@/lib/annotations/model';
import { canDeleteAnnotation } from '@/lib/annotations/policy';
import { decisionOf, isItem, isStale, takesEvidence } from '@/lib/annotations/rules';
import { isVisibilityOf } from '@/lib/annotations/visibility-rules';

/** The active annotation, in this order: kind and status, the words, the statement, what is missing, evidence, talk. */
export function FullCard({ annotation, sentence }: { annotation: AnnotationView; sentence: number | null }) {
  const { desk } = useDesk();
  const { kind } = annotation;
  const decision = decisionOf(annotation);
  const card = useRef<HTMLElement>(null);
  const status = useRef<HTMLSelectElement>(null);
  const reply = useRef<HTMLTextAreaElement>(null);
  const [isMore, setIsMore] = usePreference('more-fields', false);
  const moreId = useId();
  const isLinking = useDeskUi((ui) => ui.linkingId === annotation.id);
  const wanted = useDeskUi((ui) => (ui.wanted?.id === annotation.id ? ui.wanted : null));

  useEffect(() => {
    if (!wanted || !card.current) return;
    const goals: Record<typeof wanted.part, HTMLElement | null> = {
      card: card.current,
      statement: card.current.querySelector('textarea, input') ?? card.current,
      status: status.current ?? card.current,
      reply: reply.current ?? card.current,
      link: null,
    };
    goals[wanted.part]?.focus({ preventScroll: wanted.part === 'card' });
    desk.ui.set({ wanted: null });
  }, [desk, wanted]);

  useEffect(() => {
    const element = card.current;
    element?.addEventListener('keydown', chooseByKey);
    return () => element?.removeEventListener('keydown', chooseByKey);
  }, []);

  const fields = fieldsOf(kind);
  const main = fields.filter(([name, definition]) => definition.main && isAsked(annotation, name));
  const rest = fields.filter(([, definition]) => !definition.main);
  const missing = missingOf(annotation);
  return (
    <article
      ref={card}
      data-card={annotation.id}
      tabIndex={-1}
      aria-label={describeAnnotation(annotation)}
      className="card card-full"
    >
      <header className="card-head">
        <KindDot kind={kind} />
        <h2 className={clsx('font-semibold', kindColour(kind))}>{KIND_LABELS[kind].one}</h2>
        <span className="truncate">{placeOf(annotation, sentence)}</span>
        <span className="ml-auto flex items-center">
          {isStale(annotation) && <Pill tone="warn">Stale</Pill>}
          {kind === 'suggestion' && <Pill tone={DECISION_TONES[decision]}>{DECISION_LABELS[decision]}</Pill>}
          {isItem(kind) && <StatusSelect ref={status} annotation={annotation} />}
          <CardMenu annotation={annotation} />
          <IconButton label="Close" className="-mr-2 size-7" onClick={() => desk.escape(true)}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </span>
      </header>
      <SavingLine annotationId={annotation.id} />
      <ConflictList annotation={annotation} />
      {annotation.visibility === 'restricted' && (
        <p className="flex items-center gap-1.5 text-[13px] text-ink-2">
          <Lock className="size-3.5 shrink-0" aria-hidden /> Restricted to the team, left out of files
        </p>
      )}
      <RangeList annotation={annotation} />
      <WordStatePart annotation={annotation} />
      <QueryDue annotation={annotation} />
      {annotation.kind === 'suggestion' && <SuggestionPart annotation={annotation} />}
      {/* A link is made beside the words that it is for: what would push it away from them makes room. */}
      <div className="fields" hidden={isLinking}>
        {main.map(([name, definition]) => (
          <OwnField key={name} annotation={annotation} name={name} definition={definition} />
        ))}
        <FlagList annotation={annotation} />
        <div id={moreId} hidden={!isMore} className="fields">
          {rest.map(([name, definition]) => (
            <OwnField key={name} annotation={annotation} name={name} definition={definition} />
          ))}
          {agentRolesWithoutField(kind).map((role) => (
            <AgentRow key={role} annotation={annotation} role={role} />
          ))}
          <AssigneeAndPriority annotation={annotation} />
          <VisibilityField annotation={annotation} />
          <TagList annotation={annotation} />
          <MadeBy annotation={annotation} />
        </div>
        <button
          type="button"
          className="more-button"
          aria-expanded={isMore}
          aria-controls={moreId}
          onClick={() => setIsMore(!isMore)}
        >
          <ChevronDown
            className={clsx('size-3.5 transition-transform', isMore && 'rotate-180')}
            aria-hidden
          />
          {isMore ? 'Less' : 'More'}
        </button>
      </div>
      {missing.length > 0 && !isLinking && (
        <p className="text-[13px] text-ink-2">
          <span className="font-medium text-warn">Missing:</span> {missing.join(', ')}
        </p>
      )}
      {kind === 'claim' && !isLinking && <RatedBefore annotation={annotation} />}
      {!isLinking && <CheckPart annotation={annotation} />}
      {!isLinking && <ChainPart annotation={annotation} />}
      {takesEvidence(kind) && <EvidenceList annotation={annotation} />}
      {!isLinking && <Thread annotation={annotation} reply={reply} />}
    </article>
  );
}

// A rationale is one for a verdict.
function isAsked({ kind, fields }: AnnotationView, name: string): boolean {
  if (kind !== 'claim' || name !== 'verdictRationale') return true;
  return Boolean(fields.verdict) || Boolean(fields.verdictRationale);
}

// The digits choose a place where places are offered; elsewhere in the desk they add words.
function chooseByKey(event: KeyboardEvent): void {
  const { target, currentTarget, key } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  const isTyping = target instanceof Element && target.matches('input, textarea, select');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(key)) return;
  const place = currentTarget.querySelector(`[data-candidate="${key}"]`);
  if (!(place instanceof HTMLElement)) return;
  event.preventDefault();
  place.click();
}

function MadeBy({ annotation }: { annotation: AnnotationView }) {
  const nameOf = useNameOf();
  const { createdById, createdAt, updatedById, updatedAt } = annotation;
  return (
    <p className="text-[12.5px] text-ink-3">
      Made by {nameOf(createdById)}, <RelativeTime at={createdAt} />
      {updatedAt !== createdAt && (
        <>
          ; changed by {nameOf(updatedById)}, <RelativeTime at={updatedAt} />
        </>
      )}
    </p>
  );
}

function CardMenu({ annotation }: { annotation: AnnotationView }) {
  const { desk, marking, may } = useDesk();
  const toast = useToast();
  const { kind, visibility } = annotation;
  const mayRestrict = may.annotate && visibility !== 'restricted' && isVisibilityOf(kind, 'restricted');
  const mayDelete = may.annotate && canDeleteAnnotation(desk.data.me, annotation);
  return (
    <Menu
      trigger={
        <IconButton label="More for this annotation" className="size-7">
          <Ellipsis className="size-4" aria-hidden />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => void copyLink(toast, annotation.id)}>
        <LinkIcon className="size-4" aria-hidden /> Copy link
      </MenuItem>
      {mayRestrict && (
        <MenuItem onSelect={() => desk.actions.change(annotation.id, 'visibility', 'restricted')}>
          <Lock className="size-4" aria-hidden /> Restrict to the team
        </MenuItem>
      )}
      {mayDelete && (
        <MenuItem danger onSelect={() => marking.delete()}>
          <Trash2 className="size-4" aria-hidden /> Delete
        </MenuItem>
      )}
    </Menu>
  );
}
