'use client';

import clsx from 'clsx';
import { BookOpenText, Link2Off, Pencil, Plus, Search, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { DIRECTNESS_LABELS, LOCATOR_LABELS, PROXIMITY_LABELS } from '@/components/annotations/labels';
import { supportOf } from '@/components/annotations/missing';
import { useDesk, useDeskState, useDeskUi, useNameOf } from '@/components/desk/desk-context';
import { ClaimSupportPart } from '@/components/evidence/claim-support-part';
import { EvidenceForm } from '@/components/evidence/evidence-form';
import { findEvidence, openAtLink } from '@/components/evidence/pane/pane-verbs';
import { isOpenable } from '@/components/evidence/pane/walk';
import { sourceLine } from '@/components/evidence/source-line';
import { linkWarnings } from '@/components/evidence/support-words';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import type { EvidenceRelation, EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';

/** The sources that an annotation is linked to, and what they come to. */
export function EvidenceList({ annotation }: { annotation: AnnotationView }) {
  const { desk, may } = useDesk();
  const isLinking = useDeskUi((ui) => ui.linkingId === annotation.id);
  const [editedId, setEditedId] = useState<string | null>(null);
  const support = supportOf(annotation);
  if (!may.annotate && annotation.evidence.length === 0 && !annotation.override) return null;
  return (
    <section aria-label="Evidence" className="flex flex-col gap-1.5">
      {annotation.kind === 'claim' && <ClaimSupportPart annotation={annotation} />}
      {annotation.kind !== 'claim' && support !== '' && <p className="text-[13px] text-ink-2">{support}</p>}
      {annotation.evidence.map((evidence) =>
        evidence.id === editedId ? (
          <EvidenceForm
            key={evidence.id}
            annotation={annotation}
            evidence={evidence}
            onDone={() => setEditedId(null)}
          />
        ) : (
          <EvidenceItem key={evidence.id} evidence={evidence} onEdit={() => setEditedId(evidence.id)} />
        ),
      )}
      {isLinking && (
        <EvidenceForm
          annotation={annotation}
          evidence={null}
          onDone={() => desk.ui.set({ linkingId: null })}
        />
      )}
      {may.annotate && !isLinking && (
        <div className="-ml-2 flex flex-wrap gap-1">
          <Button size="small" variant="plain" onClick={() => desk.want(annotation.id, 'link')}>
            <Plus className="size-3.5" aria-hidden /> Link source
          </Button>
          <Button size="small" variant="plain" onClick={() => findEvidence(desk, 'card')}>
            <Search className="size-3.5" aria-hidden /> Find in a copy
          </Button>
        </div>
      )}
    </section>
  );
}

const TONES: Record<EvidenceRelation, string> = {
  supported_by: 'text-ok',
  contradicted_by: 'text-bad',
  qualified_by: 'text-warn',
  mentions_only: 'text-ink-2',
  quoted_from: 'text-quote',
};

function EvidenceItem({ evidence, onEdit }: { evidence: EvidenceView; onEdit: () => void }) {
  const { desk, may, article } = useDesk();
  const nameOf = useNameOf();
  const source = useDeskState((state) => state.sources.get(evidence.sourceId) ?? null);
  const lineages = useDeskState((state) => state.lineages);
  const { relation, proximity, directness, locatorType, excerpt, excerptTranslation, note } = evidence;
  const { seenOriginal, tracedToOrigin } = evidence;
  const { publishedAt } = article;
  const warnings = linkWarnings(evidence, { source, lineages, publishedAt });
  const place = [evidence.locator, evidence.locatorEnd].filter(Boolean).join('–');
  const detail = [
    proximity && PROXIMITY_LABELS[proximity].toLowerCase(),
    directness && directness !== 'states_it' && DIRECTNESS_LABELS[directness].toLowerCase(),
    locatorType && `${LOCATOR_LABELS[locatorType].short} ${place}`,
  ]
    .filter(Boolean)
    .join(' · ');
  const name = source ? sourceLine(source) : 'Source';
  return (
    <div className="evidence">
      <div className="flex items-center gap-2">
        <span className={clsx('shrink-0 font-semibold', TONES[relation])}>{RELATION_VERBS[relation]}</span>
        <span className="min-w-0 truncate text-ink-2">{detail}</span>
        {may.annotate && !source?.isWithheld && (
          <span className="-my-1 -mr-1.5 ml-auto flex">
            <IconButton label={`Edit the link to ${name}`} className="size-7" onClick={onEdit}>
              <Pencil className="size-3.5" aria-hidden />
            </IconButton>
            <IconButton
              label={`Unlink ${name}`}
              className="size-7"
              onClick={() => desk.actions.unlink(evidence)}
            >
              <Link2Off className="size-3.5" aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      <p dir="auto">
        {source && !source.isWithheld && source.url !== '' ? (
          <a
            href={source.url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="underline-offset-2 hover:underline"
          >
            {name}
          </a>
        ) : (
          name
        )}
      </p>
      {source?.isWithheld && (
        <p className="text-[12.5px] text-ink-2">Restricted: what it says is for people named with it.</p>
      )}
      {source && !source.isWithheld && !evidence.isWithheld && (
        <button type="button" className="evidence-open" onClick={() => openAtLink(desk, evidence, 'card')}>
          <BookOpenText className="size-3.5 shrink-0" aria-hidden /> {openingOf(evidence)}
        </button>
      )}
      {excerpt !== '' && (
        <q className="evidence-excerpt" dir="auto" lang={evidence.excerptLanguage || undefined}>
          {excerpt}
        </q>
      )}
      {excerptTranslation !== '' && (
        <p className="text-ink-2" dir="auto">
          {excerptTranslation}
        </p>
      )}
      {(seenOriginal || tracedToOrigin) && (
        <p className="text-[12.5px] text-ink-2">
          {[
            seenOriginal && `${nameOf(seenOriginal.byId)} saw the original`,
            tracedToOrigin && 'traced to where it comes from',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {warnings.map((warning) => (
        <p key={warning} className="flex items-start gap-1.5 text-[12.5px] text-warn">
          <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden /> {warning}
        </p>
      ))}
      {note !== '' && (
        <p className="text-ink-2" dir="auto">
          {note}
        </p>
      )}
    </div>
  );
}

function openingOf(evidence: EvidenceView): string {
  if (!isOpenable(evidence)) return 'Look in its copies';
  return evidence.passage ? 'Open the passage' : 'Open the copy';
}
