'use client';

import clsx from 'clsx';
import { statementOf } from '@/components/annotations/annotation-card';
import { KindDot, kindColour } from '@/components/annotations/kind-mark';
import { KIND_LABELS, LOCATOR_LABELS } from '@/components/annotations/labels';
import { wordsOf } from '@/components/annotations/words-of';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { openAtLink } from '@/components/evidence/pane/pane-verbs';
import { sourceLine } from '@/components/evidence/source-line';
import type { AnnotationView } from '@/lib/annotations/model';
import { takesEvidence } from '@/lib/annotations/rules';
import type { EvidenceView } from '@/lib/evidence/model';
import { RELATION_VERBS } from '@/lib/evidence/rules';

interface PaneHeadProps {
  active: AnnotationView | null;
  evidenceId: string | null;
}

/** The words that evidence is looked at for, and what they are linked to already. */
export function PaneHead({ active, evidenceId }: PaneHeadProps) {
  if (!active) {
    return (
      <p className="text-[13px] text-ink-2">
        Choose a claim or quote in the text: what you select in a copy is linked to it.
      </p>
    );
  }
  const { kind, evidence } = active;
  const words = wordsOf(active);
  const statement = statementOf(active);
  return (
    <section aria-label="For" className="flex min-w-0 flex-col gap-1">
      <div className="flex min-w-0 items-baseline gap-2">
        <span
          className={clsx('flex shrink-0 items-center gap-2 text-[13px] font-semibold', kindColour(kind))}
        >
          <KindDot kind={kind} /> {KIND_LABELS[kind].one}
        </span>
        <p className="line-clamp-2 min-w-0 font-text text-[15px] leading-snug" dir="auto">
          {words}
        </p>
      </div>
      {statement !== '' && statement !== words && (
        <p className="line-clamp-1 text-[13px] text-ink-2" dir="auto">
          {statement}
        </p>
      )}
      {!takesEvidence(kind) && (
        <p className="text-[13px] text-ink-2">Nothing is linked to this: choose a claim or quote.</p>
      )}
      {evidence.length > 0 && (
        <ul aria-label="Linked" className="pane-links">
          {evidence.map((link) => (
            <LinkEntry key={link.id} link={link} isHere={link.id === evidenceId} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LinkEntry({ link, isHere }: { link: EvidenceView; isHere: boolean }) {
  const { desk } = useDesk();
  const source = useDeskState((state) => state.sources.get(link.sourceId) ?? null);
  const place = link.locatorType ? `${LOCATOR_LABELS[link.locatorType].short} ${link.locator}` : '';
  const told = (
    <>
      <span className="shrink-0 font-medium">{RELATION_VERBS[link.relation]}</span>
      <span className="min-w-0 truncate text-ink-2" dir="auto">
        {source ? sourceLine(source) : 'Source'}
      </span>
      {place !== '' && <span className="ml-auto shrink-0 text-[12.5px] text-ink-3">{place}</span>}
    </>
  );
  return (
    <li>
      {link.isWithheld || source?.isWithheld ? (
        <p className="pane-link">{told}</p>
      ) : (
        <button
          type="button"
          className="pane-link"
          aria-current={isHere ? 'true' : undefined}
          onClick={() => openAtLink(desk, link, 'text')}
        >
          {told}
        </button>
      )}
    </li>
  );
}
