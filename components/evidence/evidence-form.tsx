'use client';

import { useEffect, useRef, useState } from 'react';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import {
  draftOf,
  draftProblems,
  type EvidenceDraft,
  linkOfDraft,
  newDraft,
  newSourceFrom,
  parseDraft,
  readNewSource,
} from '@/components/evidence/evidence-draft';
import { LinkFields } from '@/components/evidence/link-fields';
import { NewSourceFields } from '@/components/evidence/new-source-fields';
import { sourceLine } from '@/components/evidence/source-line';
import { SourceSearch } from '@/components/evidence/source-search';
import { Button } from '@/components/ui/button';
import type { EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';
import { newId } from '@/lib/ids';

interface EvidenceFormProps {
  annotation: AnnotationView;
  /** The link to change; null makes a new one. */
  evidence: EvidenceView | null;
  onDone: () => void;
}

/** Links a source to an annotation. What was typed is kept until it is saved or given up. */
export function EvidenceForm({ annotation, evidence, onDone }: EvidenceFormProps) {
  const { desk } = useDesk();
  const form = useRef<HTMLFormElement>(null);
  const key = `link ${evidence?.id ?? annotation.id}`;
  const kept = useDeskState((state) => state.drafts.get(key));
  const draft = parseDraft(kept) ?? (evidence ? draftOf(evidence) : newDraft(annotation.kind));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const source = useDeskState((state) =>
    draft.sourceId === null ? null : (state.sources.get(draft.sourceId) ?? null),
  );
  const set = (change: Partial<EvidenceDraft>) =>
    desk.store.setDraft(key, JSON.stringify({ ...draft, ...change }));

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const close = () => {
    desk.store.setDraft(key, undefined);
    onDone();
  };
  const save = () => {
    const { sourceId, newSource } = draft;
    const wrong = draftProblems(draft);
    const made = newSource ? readNewSource(newId(), newSource) : null;
    if (made && !made.ok) Object.assign(wrong, made.problems);
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    const link = linkOfDraft(draft);
    if (evidence) desk.actions.changeLink(evidence, link);
    else if (made?.ok) desk.actions.link(annotation.id, made.input.id, link, made.input);
    else if (sourceId !== null) desk.actions.link(annotation.id, sourceId, link);
    close();
  };

  return (
    <form
      ref={form}
      aria-label={evidence ? 'Change the link' : 'Link a source'}
      className="evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {source ? (
        <div className="flex items-start gap-2">
          <p className="min-w-0 flex-1 font-medium" dir="auto">
            {sourceLine(source)}
          </p>
          {!evidence && (
            <Button size="small" variant="plain" onClick={() => set({ sourceId: null })}>
              Another
            </Button>
          )}
        </div>
      ) : draft.newSource ? (
        <NewSourceFields
          source={draft.newSource}
          problems={problems}
          onChange={(newSource) => set({ newSource })}
          onCancel={() => set({ newSource: null })}
        />
      ) : (
        <SourceSearch
          problem={problems['source']}
          onPick={(picked) => {
            desk.store.putSource(picked);
            set({ sourceId: picked.id });
          }}
          onNew={(searched) =>
            set({ newSource: newSourceFrom(searched, new Date().toISOString().slice(0, 10)) })
          }
        />
      )}
      <LinkFields draft={draft} problems={problems} onChange={set} />
      <div className="flex gap-1.5">
        <Button type="submit" size="small" variant="primary">
          {evidence ? 'Save' : 'Link source'}
        </Button>
        <Button size="small" variant="plain" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
