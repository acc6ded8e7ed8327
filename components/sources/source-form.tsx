'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';

import { addSource, saveSource } from '@/app/(workspace)/sources/actions';
import { choicesOf, SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { draftOf } from '@/components/sources/source-draft';
import { EMPTY_SOURCE } from '@/lib/sources/model';
import { Button } from '@/components/ui/button';
import { Field, Input, Textarea } from '@/components/ui/field';
import { FormMessage, useForm, type FormResult } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { newId } from '@/lib/ids';
import type { SourceFields, SourceView } from '@/lib/sources/model';
import { mergeDraft, type SourceNote } from '@/lib/sources/rules';

interface SourceFormProps {
  /** As it is stored now, read again after a conflict; without it the form adds a source. */
  source?: SourceView;
  onDone: (sourceId: string) => void;
  onCancel: () => void;
}

/** Adds a source or changes one. Who saves second is told field by field what somebody else made of it. */
export function SourceForm({ source, onDone, onCancel }: SourceFormProps) {
  const router = useRouter();
  const [id] = useState(newId);
  const [base] = useState<SourceFields>(source ?? EMPTY_SOURCE);
  const [kind, setKind] = useState(base.kind);
  const [sent, setSent] = useState(base);
  const { notes } = mergeDraft(base, source ?? base, sent);

  const send = async (data: FormData): Promise<FormResult<string>> => {
    const draft = draftOf(data);
    setSent(draft);
    if (!source) return byField(await addSource({ id, ...draft }));
    const { fields } = mergeDraft(base, source, draft);
    const saved = await saveSource({ sourceId: source.id, version: source.version, ...fields });
    if (!saved.ok && saved.error.code === 'conflict') router.refresh();
    return byField(saved.ok ? { ok: true, value: source.id } : saved);
  };
  const { form, isBusy, message, errorOf } = useForm(send, onDone);

  const field = (
    name: Exclude<keyof SourceFields, 'human'>,
    label: string,
    control: ReactNode,
    more: { hint?: string; wide?: boolean },
  ) => (
    <Field
      label={label}
      hint={inWords(notes[name]) ?? more.hint}
      error={errorOf(name)}
      {...(more.wide === true && { className: 'sm:col-span-2' })}
    >
      {control}
    </Field>
  );
  const line = (name: 'title' | 'containerTitle' | 'agency' | 'publisher') => (
    <Input name={name} dir="auto" defaultValue={base[name]} maxLength={500} required={name === 'title'} />
  );
  const date = (name: 'issued' | 'accessedAt') => (
    <Input name={name} defaultValue={base[name]} maxLength={40} placeholder="2026-03-14" />
  );
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <div className="grid gap-4 sm:grid-cols-2">
        {field('title', 'Title', line('title'), { wide: true })}
        {field(
          'kind',
          'Kind',
          <Select
            name="kind"
            value={kind}
            options={choicesOf(SOURCE_KIND_LABELS)}
            onChange={(chosen) => chosen && setKind(chosen)}
          />,
          {},
        )}
        {field('issued', 'Published', date('issued'), { hint: 'A year, a month or a day, as it is known.' })}
        {field(
          'authors',
          'Authors',
          <Textarea name="authors" rows={2} defaultValue={base.authors.join('\n')} />,
          { hint: 'One a line, as printed.', wide: true },
        )}
        {field('containerTitle', 'Outlet or work', line('containerTitle'), {})}
        {field('publisher', 'Publisher', line('publisher'), {})}
        {field(
          'url',
          'Address',
          <Input
            name="url"
            inputMode="url"
            defaultValue={base.url}
            maxLength={2_000}
            placeholder="https://"
          />,
          { wide: true },
        )}
        {field('accessedAt', 'Accessed', date('accessedAt'), { hint: 'The day on which it was seen there.' })}
        {field('agency', 'Agency', line('agency'), { hint: 'The wire service that it came from.' })}
        {field('note', 'Note', <Textarea name="note" rows={3} defaultValue={base.note} maxLength={5_000} />, {
          wide: true,
        })}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          {source ? 'Save source' : 'Add source'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

// One author of several is wrong: all of them stand in one control.
function byField<T>(result: FormResult<T>): FormResult<T> {
  if (result.ok || !result.error.fields) return result;
  const fields = Object.entries(result.error.fields).map(([name, problem]) => [name.split('.')[0], problem]);
  return {
    ok: false,
    error: { ...result.error, fields: Object.fromEntries(fields) as Record<string, string> },
  };
}

function inWords(note: SourceNote | undefined): string | undefined {
  if (!note) return undefined;
  const theirs = Array.isArray(note.theirs) ? note.theirs.join(', ') : String(note.theirs);
  const did = theirs === '' ? 'Somebody else emptied this.' : `Somebody else made this “${theirs}”.`;
  return `${did} ${note.isDisputed ? 'If you save, yours stays.' : 'It stays so unless you change it.'}`;
}
