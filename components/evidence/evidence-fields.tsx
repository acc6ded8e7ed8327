'use client';

import {
  choicesOf,
  LOCATOR_LABELS,
  PROXIMITY_LABELS,
  RELATION_LABELS,
} from '@/components/annotations/labels';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import {
  EVIDENCE_RELATIONS,
  LOCATOR_TYPES,
  type EvidenceInput,
  type EvidenceRelation,
} from '@/lib/annotations/model';

/** What a person says of a link, without its source. */
export type EvidenceDraft = Omit<EvidenceInput, 'id' | 'sourceId'>;

/** An empty link of a relation. */
export function emptyEvidence(relation: EvidenceRelation): EvidenceDraft {
  return { relation, proximity: null, locatorType: null, locator: '', excerpt: '', note: '' };
}

/** The link as it is sent: a kind of locator without a locator says nothing, and a bare locator is a page. */
export function settledEvidence(draft: EvidenceDraft): EvidenceDraft {
  const locator = draft.locator.trim();
  return { ...draft, locator, locatorType: locator === '' ? null : (draft.locatorType ?? 'page') };
}

interface EvidenceFieldsProps {
  draft: EvidenceDraft;
  onChange: (draft: EvidenceDraft) => void;
}

/** The fields of a link between an annotation and a source. */
export function EvidenceFields({ draft, onChange }: EvidenceFieldsProps) {
  const set = (change: Partial<EvidenceDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Relation">
        <Select
          value={draft.relation}
          options={EVIDENCE_RELATIONS.map((value) => ({ value, label: RELATION_LABELS[value].choice }))}
          onChange={(relation) => relation && set({ relation })}
        />
      </Field>
      <Field label="Proximity">
        <Select
          value={draft.proximity ?? ''}
          empty="Not said"
          options={choicesOf(PROXIMITY_LABELS)}
          onChange={(proximity) => set({ proximity: proximity || null })}
        />
      </Field>
      <Field label="Where in the source">
        <Select
          value={draft.locatorType ?? 'page'}
          options={LOCATOR_TYPES.map((value) => ({ value, label: LOCATOR_LABELS[value].choice }))}
          onChange={(locatorType) => locatorType && set({ locatorType })}
        />
      </Field>
      <Field label="Locator">
        <Input
          value={draft.locator}
          maxLength={300}
          placeholder="4, or 00:12:30"
          onChange={(event) => set({ locator: event.target.value })}
        />
      </Field>
      <Field label="Excerpt" className="col-span-2">
        <Textarea
          value={draft.excerpt}
          maxLength={5000}
          placeholder="The words of the source"
          onChange={(event) => set({ excerpt: event.target.value })}
        />
      </Field>
      <Field label="Note" className="col-span-2">
        <Textarea
          value={draft.note}
          maxLength={5000}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
    </div>
  );
}
