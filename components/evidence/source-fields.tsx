'use client';

import { choicesOf, SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { Field, Input } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { SourceFields as Fields } from '@/lib/sources/model';

/** A source of which nothing is known yet but its title. */
export function emptySource(title = ''): Fields {
  return {
    kind: 'webpage',
    title,
    authors: [],
    containerTitle: '',
    agency: '',
    publisher: '',
    issued: '',
    accessedAt: '',
    url: '',
    note: '',
  };
}

interface SourceFieldsProps {
  draft: Fields;
  onChange: (draft: Fields) => void;
  /** One sentence a field, by field name. */
  errors: Record<string, string>;
}

/** The fields of a new source as they are asked for beside a claim: the common ones. */
export function SourceFields({ draft, onChange, errors }: SourceFieldsProps) {
  const set = (change: Partial<Fields>) => onChange({ ...draft, ...change });
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="Title" className="col-span-2" error={errors['title']}>
        <Input
          value={draft.title}
          maxLength={500}
          required
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field label="Kind">
        <Select
          value={draft.kind}
          options={choicesOf(SOURCE_KIND_LABELS)}
          onChange={(kind) => kind && set({ kind })}
        />
      </Field>
      <Field label="Authors" hint="One after another, with semicolons" error={errors['authors']}>
        <Input
          defaultValue={draft.authors.join('; ')}
          onChange={(event) => set({ authors: namesOf(event.target.value) })}
        />
      </Field>
      <Field label="Outlet or work" error={errors['containerTitle']}>
        <Input
          value={draft.containerTitle}
          maxLength={500}
          onChange={(event) => set({ containerTitle: event.target.value })}
        />
      </Field>
      <Field label="Agency" error={errors['agency']}>
        <Input
          value={draft.agency}
          maxLength={500}
          onChange={(event) => set({ agency: event.target.value })}
        />
      </Field>
      <Field label="Date" error={errors['issued']}>
        <Input
          value={draft.issued}
          placeholder="2026-03-14"
          onChange={(event) => set({ issued: event.target.value })}
        />
      </Field>
      <Field label="Accessed" error={errors['accessedAt']}>
        <Input
          value={draft.accessedAt}
          placeholder="2026-03-14"
          onChange={(event) => set({ accessedAt: event.target.value })}
        />
      </Field>
      <Field label="Address" className="col-span-2" error={errors['url']}>
        <Input
          value={draft.url}
          inputMode="url"
          placeholder="https://"
          onChange={(event) => set({ url: event.target.value })}
        />
      </Field>
    </div>
  );
}

function namesOf(text: string): string[] {
  return text
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean);
}
