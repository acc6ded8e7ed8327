'use client';

import { Pencil, Unlink } from 'lucide-react';
import { useState } from 'react';
import { LOCATOR_LABELS, PROXIMITY_LABELS, RELATION_LABELS } from '@/components/annotations/labels';
import { EvidenceFields, settledEvidence, type EvidenceDraft } from '@/components/evidence/evidence-fields';
import { sourceLine } from '@/components/evidence/source-line';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import type { EvidenceRelation, EvidenceView } from '@/lib/annotations/model';
import type { SourceView } from '@/lib/sources/model';

const TONES: Record<EvidenceRelation, string> = {
  supported_by: 'text-ok',
  contradicted_by: 'text-bad',
  qualified_by: 'text-warn',
  mentions_only: 'text-ink-2',
  quoted_from: 'text-ok',
};

interface EvidenceItemProps {
  evidence: EvidenceView;
  /** Missing while it is still on its way. */
  source: SourceView | undefined;
  /** Absent for those who may only read. */
  onChange?: (fields: EvidenceDraft) => void;
  onUnlink?: () => void;
}

/** One link on a card: how it bears on the words, the source, where in it, and its words. */
export function EvidenceItem({ evidence, source, onChange, onUnlink }: EvidenceItemProps) {
  const title = source ? sourceLine(source) : 'Source';
  const where = [
    evidence.proximity && PROXIMITY_LABELS[evidence.proximity].toLowerCase(),
    evidence.locatorType && `${LOCATOR_LABELS[evidence.locatorType].short} ${evidence.locator}`,
  ].filter(Boolean);
  return (
    <li className="rounded-2 bg-desk px-2.5 py-2 text-[13px]">
      <div className="flex items-start gap-2">
        <span className={`font-semibold ${TONES[evidence.relation]}`}>
          {RELATION_LABELS[evidence.relation].verb}
        </span>
        <span className="min-w-0 flex-1 break-words">
          {source?.url ? (
            <a
              href={source.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="underline-offset-2 hover:underline"
            >
              {title}
            </a>
          ) : (
            title
          )}
        </span>
        <span className="text-ink-2">{where.join(' · ')}</span>
      </div>
      {evidence.excerpt && (
        <blockquote dir="auto" className="mt-1 font-text text-[13.5px] leading-snug text-ink-2">
          “{evidence.excerpt}”
        </blockquote>
      )}
      {evidence.note && (
        <p dir="auto" className="mt-1 text-ink-2">
          {evidence.note}
        </p>
      )}
      {(onChange ?? onUnlink) && (
        <div className="-mb-1 flex justify-end">
          {onChange && <EditLink evidence={evidence} title={title} onChange={onChange} />}
          {onUnlink && (
            <IconButton label={`Unlink ${title}`} onClick={onUnlink}>
              <Unlink className="size-3.5" aria-hidden />
            </IconButton>
          )}
        </div>
      )}
    </li>
  );
}

function EditLink({
  evidence,
  title,
  onChange,
}: {
  evidence: EvidenceView;
  title: string;
  onChange: (fields: EvidenceDraft) => void;
}) {
  const [draft, setDraft] = useState<EvidenceDraft | null>(null);
  const start = () => {
    const { relation, proximity, locatorType, locator, excerpt, note } = evidence;
    setDraft({ relation, proximity, locatorType, locator, excerpt, note });
  };
  return (
    <>
      <IconButton label={`Edit the link to ${title}`} onClick={start}>
        <Pencil className="size-3.5" aria-hidden />
      </IconButton>
      <Dialog
        open={draft !== null}
        onOpenChange={(open) => !open && setDraft(null)}
        title="Edit the link"
        description={title}
        wide
      >
        {draft && (
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              event.stopPropagation();
              onChange(settledEvidence(draft));
              setDraft(null);
            }}
          >
            <EvidenceFields draft={draft} onChange={setDraft} />
            <div className="flex justify-end gap-2">
              <Button onClick={() => setDraft(null)}>Cancel</Button>
              <Button variant="primary" type="submit">
                Save
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
