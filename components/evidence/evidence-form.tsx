'use client';

import { useEffect, useRef, useState } from 'react';
import {
  choicesOf,
  LOCATOR_LABELS,
  PROXIMITY_LABELS,
  RELATION_CHOICES,
} from '@/components/annotations/labels';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import {
  draftOf,
  draftProblems,
  type EvidenceDraft,
  newDraft,
  newSourceFrom,
  parseDraft,
  readNewSource,
} from '@/components/evidence/evidence-draft';
import { FurtherFields } from '@/components/evidence/further-fields';
import { NewSourceFields } from '@/components/evidence/new-source-fields';
import { sourceLine } from '@/components/evidence/source-line';
import { SourceSearch } from '@/components/evidence/source-search';
import { Button } from '@/components/ui/button';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { EvidenceView } from '@/lib/evidence/model';
import type { AnnotationView } from '@/lib/annotations/model';
import { newId } from '@/lib/ids';

interface EvidenceFormProps {
  annotation: AnnotationView;
  /** The link to change; null makes a new one. */
  evidence: EvidenceView | null;
  onDone: () => void;
}

const LOCATORS = choicesOf(LOCATOR_LABELS).map(({ value, label }) => ({ value, label: label.choice }));

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
    const { sourceId, newSource, ...fields } = draft;
    const wrong = draftProblems(draft);
    const made = newSource ? readNewSource(newId(), newSource) : null;
    if (made && !made.ok) Object.assign(wrong, made.problems);
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    const link = {
      ...fields,
      locator: fields.locator.trim(),
      excerpt: fields.excerpt.trim(),
      note: fields.note.trim(),
      locatorEnd: fields.locatorType === null ? '' : fields.locatorEnd.trim(),
      excerptLanguage: fields.excerptLanguage.trim(),
      excerptTranslation: fields.excerptTranslation.trim(),
    };
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
      <div className="grid grid-cols-2 gap-2">
        <Field label="This source">
          <Select
            value={draft.relation}
            options={choicesOf(RELATION_CHOICES)}
            onChange={(relation) => relation && set({ relation })}
          />
        </Field>
        <Field label="How near">
          <Select
            value={draft.proximity ?? ''}
            options={choicesOf(PROXIMITY_LABELS)}
            empty="Not said"
            onChange={(proximity) => set({ proximity: proximity || null })}
          />
        </Field>
        <Field label="Place in it" error={problems['locatorType']}>
          <Select
            value={draft.locatorType ?? ''}
            options={LOCATORS}
            empty="None"
            onChange={(locatorType) => set({ locatorType: locatorType || null })}
          />
        </Field>
        <Field label="Which" error={problems['locator']}>
          <Input
            value={draft.locator}
            maxLength={300}
            placeholder="4, 12:30, § 3"
            onChange={(event) => set({ locator: event.target.value })}
          />
        </Field>
      </div>
      <Field label="Excerpt">
        <Textarea
          value={draft.excerpt}
          maxLength={5_000}
          placeholder="The passage, word for word"
          onChange={(event) => set({ excerpt: event.target.value })}
        />
      </Field>
      <Field label="Note">
        <Input
          value={draft.note}
          maxLength={5_000}
          dir="auto"
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
      <FurtherFields draft={draft} onChange={set} />
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
