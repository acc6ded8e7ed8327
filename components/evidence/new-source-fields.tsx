'use client';

import { choicesOf, SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import type { NewSource } from '@/components/evidence/evidence-draft';
import { Button } from '@/components/ui/button';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { isHumanKind } from '@/lib/sources/model';

interface NewSourceFieldsProps {
  source: NewSource;
  problems: Record<string, string>;
  onChange: (source: NewSource) => void;
  onCancel: () => void;
}

/** What is said of a source that is not in the library yet. */
export function NewSourceFields({ source, problems, onChange, onCancel }: NewSourceFieldsProps) {
  const line = (name: Exclude<keyof NewSource, 'kind' | 'authors'>, label: string, placeholder = '') => (
    <Field label={label} error={problems[name]}>
      <Input
        dir="auto"
        value={source[name]}
        maxLength={name === 'url' ? 2_000 : 500}
        placeholder={placeholder}
        onChange={(event) => onChange({ ...source, [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">New source</legend>
      <div className="flex items-center gap-2">
        <span className="flex-1 font-semibold">New source</span>
        <Button size="small" variant="plain" onClick={onCancel}>
          From the library
        </Button>
      </div>
      {line('title', 'Title')}
      <div className="grid grid-cols-2 gap-2">
        <Field label="Kind">
          <Select
            value={source.kind}
            options={choicesOf(SOURCE_KIND_LABELS)}
            onChange={(kind) => kind && onChange({ ...source, kind })}
          />
        </Field>
        {line('issued', 'Date', '2026-03-14')}
        {line('containerTitle', 'Outlet')}
        {line('agency', 'Agency')}
      </div>
      {isHumanKind(source.kind) && (
        <p className="text-[12.5px] text-ink-2">
          It will be restricted to you. Name others, and say how the person may be called, on its page.
        </p>
      )}
      <Field label="Authors" error={problems['authors']} hint="One a line.">
        <Textarea
          className="min-h-8"
          rows={1}
          value={source.authors}
          onChange={(event) => onChange({ ...source, authors: event.target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-2">
        {line('url', 'Address', 'https://')}
        {line('accessedAt', 'Accessed', '2026-03-14')}
      </div>
    </fieldset>
  );
}
