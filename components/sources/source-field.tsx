'use client';

import { useState } from 'react';

import { choicesOf, SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import { textOf } from '@/components/sources/source-draft';
import type { FieldDefinition } from '@/components/sources/source-fields';
import { CHANNEL_NAMES, TERMS_NAMES, URL_STATUS_NAMES } from '@/components/sources/source-names';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select, type Option } from '@/components/ui/select';
import type { SourceFields, SourceKind } from '@/lib/sources/model';

export interface Person {
  userId: string;
  name: string;
}

interface SourceFieldProps {
  definition: FieldDefinition;
  label: string;
  base: SourceFields;
  hint: string | undefined;
  error: string | undefined;
  members: readonly Person[];
  isShown: boolean;
  onKind: (kind: SourceKind) => void;
}

/** One field of a source's form. A field that is not asked of the kind stays in the form, so that nothing typed is lost. */
export function SourceField({
  definition,
  label,
  base,
  hint,
  error,
  members,
  isShown,
  onKind,
}: SourceFieldProps) {
  const { name, control, wide } = definition;
  const value = textOf(base, name);
  const line = (more: object = {}) => (
    <Input name={name} dir="auto" defaultValue={value} maxLength={500} {...more} />
  );
  const controls = {
    line: () => line({ required: name === 'title' }),
    date: () => line({ dir: 'ltr', maxLength: 60, placeholder: '2026-03-14' }),
    address: () => line({ dir: 'ltr', inputMode: 'url', maxLength: 2_000, placeholder: 'https://' }),
    names: () => <Textarea name={name} rows={2} defaultValue={value} />,
    words: () => <Textarea name={name} rows={2} defaultValue={value} maxLength={5_000} />,
    choice: () => <Choice name={name} value={value} members={members} onKind={onKind} />,
  };
  return (
    <div hidden={!isShown} className={wide ? 'sm:col-span-2' : undefined}>
      <Field label={label} hint={hint} error={error}>
        {controls[control]()}
      </Field>
    </div>
  );
}

interface ChoiceProps extends Pick<SourceFieldProps, 'members' | 'onKind'> {
  name: FieldDefinition['name'];
  value: string;
}

function Choice({ name, value: first, members, onKind }: ChoiceProps) {
  const [value, setValue] = useState(first);
  const { options, empty } = choicesFor(name, members, first);
  return (
    <Select
      name={name}
      value={value}
      options={options}
      {...(empty !== undefined && { empty })}
      onChange={(chosen) => {
        setValue(chosen);
        // The choices of this control are the kinds.
        if (name === 'kind') onKind(chosen as SourceKind);
      }}
    />
  );
}

function choicesFor(
  name: FieldDefinition['name'],
  members: readonly Person[],
  present: string,
): { options: Option<string>[]; empty?: string } {
  if (name === 'kind') return { options: choicesOf(SOURCE_KIND_LABELS) };
  if (name === 'urlStatus') return { options: choicesOf(URL_STATUS_NAMES), empty: 'Not looked at' };
  if (name === 'human.channel') return { options: choicesOf(CHANNEL_NAMES), empty: 'Not said' };
  if (name === 'human.terms') return { options: choicesOf(TERMS_NAMES) };
  const options = members.map((member) => ({ value: member.userId, label: member.name }));
  const hasLeft = present !== '' && !options.some((option) => option.value === present);
  return {
    options: hasLeft ? [...options, { value: present, label: 'Somebody who left' }] : options,
    empty: 'Not said',
  };
}
