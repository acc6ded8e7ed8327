'use client';

import {
  choicesOf,
  LOCATOR_LABELS,
  PROXIMITY_LABELS,
  RELATION_CHOICES,
} from '@/components/annotations/labels';
import type { EvidenceDraft } from '@/components/evidence/evidence-draft';
import { FurtherFields } from '@/components/evidence/further-fields';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

const LOCATORS = choicesOf(LOCATOR_LABELS).map(({ value, label }) => ({ value, label: label.choice }));

interface LinkFieldsProps {
  draft: EvidenceDraft;
  problems: Record<string, string>;
  /** Whether what the source does to the words is chosen here. */
  hasRelation?: boolean;
  /** Whether all of it is shown unasked. */
  isOpen?: boolean;
  onChange: (change: Partial<EvidenceDraft>) => void;
}

/** What a person says of a link to a source. */
export function LinkFields({
  draft,
  problems,
  hasRelation = true,
  isOpen = false,
  onChange,
}: LinkFieldsProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {hasRelation && (
          <Field label="This source">
            <Select
              value={draft.relation}
              options={choicesOf(RELATION_CHOICES)}
              onChange={(relation) => relation && onChange({ relation })}
            />
          </Field>
        )}
        <Field label="How near" className={hasRelation ? '' : 'col-span-2'}>
          <Select
            value={draft.proximity ?? ''}
            options={choicesOf(PROXIMITY_LABELS)}
            empty="Not said"
            onChange={(proximity) => onChange({ proximity: proximity || null })}
          />
        </Field>
        <Field label="Place in it" error={problems['locatorType']}>
          <Select
            value={draft.locatorType ?? ''}
            options={LOCATORS}
            empty="None"
            onChange={(locatorType) => onChange({ locatorType: locatorType || null })}
          />
        </Field>
        <Field label="Which" error={problems['locator']}>
          <Input
            value={draft.locator}
            maxLength={300}
            placeholder="4, 12:30, § 3"
            onChange={(event) => onChange({ locator: event.target.value })}
          />
        </Field>
      </div>
      <Field label="Excerpt">
        <Textarea
          value={draft.excerpt}
          maxLength={5_000}
          placeholder="The passage, word for word"
          onChange={(event) => onChange({ excerpt: event.target.value })}
        />
      </Field>
      <Field label="Note">
        <Input
          value={draft.note}
          maxLength={5_000}
          dir="auto"
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Field>
      <FurtherFields draft={draft} isOpen={isOpen} onChange={onChange} />
    </>
  );
}
