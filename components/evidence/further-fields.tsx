'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { choicesOf, DIRECTNESS_LABELS } from '@/components/annotations/labels';
import { type EvidenceDraft, hasFurther } from '@/components/evidence/evidence-draft';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

interface FurtherFieldsProps {
  draft: EvidenceDraft;
  /** Whether they are shown unasked; otherwise only where something is said in them. */
  isOpen?: boolean;
  onChange: (change: Partial<EvidenceDraft>) => void;
}

/** What else can be said of a link; out of the way of whoever says only the most necessary. */
export function FurtherFields({ draft, isOpen = false, onChange }: FurtherFieldsProps) {
  const [isMore, setIsMore] = useState(() => isOpen || hasFurther(draft));
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="more-button"
        aria-expanded={isMore}
        aria-controls={id}
        onClick={() => setIsMore(!isMore)}
      >
        <ChevronDown className={clsx('size-3.5 transition-transform', isMore && 'rotate-180')} aria-hidden />
        {isMore ? 'Less' : 'More'}
      </button>
      <div id={id} hidden={!isMore} className="flex flex-col gap-2">
        <div className="grid grid-cols-2 gap-2">
          <Field label="How directly">
            <Select
              value={draft.directness ?? ''}
              options={choicesOf(DIRECTNESS_LABELS)}
              empty="Not said"
              onChange={(directness) => onChange({ directness: directness || null })}
            />
          </Field>
          <Field label="Place ends at">
            <Input
              value={draft.locatorEnd}
              maxLength={300}
              disabled={draft.locatorType === null}
              onChange={(event) => onChange({ locatorEnd: event.target.value })}
            />
          </Field>
        </div>
        <Field label="Translation">
          <Textarea
            value={draft.excerptTranslation}
            maxLength={5_000}
            onChange={(event) => onChange({ excerptTranslation: event.target.value })}
          />
        </Field>
        <Field label="Language">
          <Input
            value={draft.excerptLanguage}
            maxLength={35}
            placeholder="de, pt-BR, zh-Hant"
            onChange={(event) => onChange({ excerptLanguage: event.target.value })}
          />
        </Field>
        <Check checked={draft.seenOriginal} onChange={(seenOriginal) => onChange({ seenOriginal })}>
          I saw the original
        </Check>
        <Check checked={draft.tracedToOrigin} onChange={(tracedToOrigin) => onChange({ tracedToOrigin })}>
          Traced to where it comes from
        </Check>
      </div>
    </>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
