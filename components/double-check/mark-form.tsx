'use client';

import { Trash2 } from 'lucide-react';
import { type RefObject, useId } from 'react';
import { choicesOf, KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import type { LocalMark } from '@/components/double-check/mark-book';
import { Button } from '@/components/ui/button';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { BLIND_KINDS, type MarkContent } from '@/lib/double-check/model';
import type { Scale } from '@/lib/review/scale-model';
import { choosable } from '@/lib/review/scale-rules';

interface JudgementFieldsProps {
  value: Pick<MarkContent, 'kind' | 'status' | 'verdict' | 'statement'>;
  scale: Scale;
  onChange: (parts: Partial<MarkContent>) => void;
  /** Gets the focus when somebody wants to set the status. */
  statusRef?: RefObject<HTMLSelectElement | null>;
}

/** What is judged of words: their kind, how the check stands, the verdict, and what they say. */
export function JudgementFields({ value, scale, onChange, statusRef }: JudgementFieldsProps) {
  const { kind, status, verdict, statement } = value;
  return (
    <>
      <Field label="Kind">
        <Select
          value={kind}
          options={BLIND_KINDS.map((each) => ({ value: each, label: KIND_LABELS[each].one }))}
          onChange={(chosen) => chosen && onChange({ kind: chosen })}
        />
      </Field>
      {kind !== 'cleared' && (
        <Field label="Status">
          <Select
            ref={statusRef}
            value={status}
            options={choicesOf(STATUS_LABELS)}
            onChange={(chosen) => chosen && onChange({ status: chosen })}
          />
        </Field>
      )}
      {kind === 'claim' && (
        <Field label="Verdict">
          <Select
            value={verdict ?? ''}
            empty="Not said"
            options={choosable(scale, verdict).map(({ id, label }) => ({ value: id, label }))}
            onChange={(chosen) => onChange({ verdict: chosen || null })}
          />
        </Field>
      )}
      {kind !== 'cleared' && (
        <Field label="What it says" hint="In a sentence that stands by itself.">
          <Input
            dir="auto"
            maxLength={300}
            value={statement}
            onChange={({ target }) => onChange({ statement: target.value })}
          />
        </Field>
      )}
    </>
  );
}

interface MarkFormProps {
  mark: LocalMark;
  scale: Scale;
  statusRef: RefObject<HTMLSelectElement | null>;
  onChange: (parts: Partial<MarkContent>) => void;
  onRemove: () => void;
}

/** One's own mark, to be judged; saved as it is changed. */
export function MarkForm({ mark, scale, statusRef, onChange, onRemove }: MarkFormProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-3 rounded-2 border border-line bg-raised px-4 py-3"
    >
      <h2 id={id} className="text-[13px] font-semibold">
        This mark
      </h2>
      <blockquote
        dir="auto"
        className="line-clamp-4 border-l-2 border-line-2 pl-2 font-text text-[14.5px] leading-snug wrap-anywhere"
      >
        {mark.exact}
      </blockquote>
      <JudgementFields value={mark} scale={scale} statusRef={statusRef} onChange={onChange} />
      <Field label="Note" hint="Shown to both and to whoever decides, when both have finished.">
        <Textarea
          maxLength={500}
          value={mark.note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </Field>
      <div>
        <Button variant="danger" size="small" onClick={onRemove}>
          <Trash2 className="size-3.5" aria-hidden /> Take this mark away
        </Button>
      </div>
    </section>
  );
}
