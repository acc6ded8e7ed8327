'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';

import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import type { DatedRole } from '@/lib/agents/model';

interface RoleFieldsProps {
  roles: readonly DatedRole[];
  /** What is wrong with a part of a role, by "roles.0.from". */
  errorOf: (name: string) => string | undefined;
  hint: string | undefined;
  onChange: (roles: DatedRole[]) => void;
}

const PARTS = [
  { part: 'title', label: 'Title', placeholder: 'vice minister' },
  { part: 'organisation', label: 'Where', placeholder: 'Ministry of Water' },
  { part: 'from', label: 'From', placeholder: '2024-03' },
  { part: 'to', label: 'To', placeholder: 'now' },
] as const satisfies { part: keyof DatedRole; label: string; placeholder: string }[];

/** What somebody was and is, each with its time. */
export function RoleFields({ roles, errorOf, hint, onChange }: RoleFieldsProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  const change = (index: number, part: keyof DatedRole, value: string) =>
    onChange(roles.map((role, at) => (at === index ? { ...role, [part]: value } : role)));
  const remove = (index: number) => {
    onChange(roles.filter((_, at) => at !== index));
    group.current?.querySelector<HTMLElement>('[data-add-role]')?.focus();
  };
  const add = () => {
    // It is there at once, and has the focus before the next key comes.
    flushSync(() => onChange([...roles, { title: '', organisation: '', from: '', to: '' }]));
    const titles = group.current?.querySelectorAll<HTMLElement>('[data-role-part="title"]');
    titles?.[titles.length - 1]?.focus();
  };
  return (
    <fieldset ref={group} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 text-[13px] font-medium">Roles</legend>
      <p className="text-[12.5px] text-ink-2">
        {hint ?? 'What they are and were; the dates as they are known: a year, a month or a day.'}
      </p>
      {roles.map((_, index) => (
        <div
          key={index}
          role="presentation"
          className="grid grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-2 max-sm:grid-cols-2"
        >
          {PARTS.map(({ part, label, placeholder }) => (
            <Field key={part} label={label} error={errorOf(`roles.${index}.${part}`)}>
              <Input
                name={`roles.${index}.${part}`}
                data-role-part={part}
                dir="auto"
                maxLength={part === 'from' || part === 'to' ? 30 : 200}
                placeholder={placeholder}
                value={roles[index]?.[part] ?? ''}
                onChange={(event) => change(index, part, event.target.value)}
              />
            </Field>
          ))}
          <IconButton
            label={`Remove role ${index + 1}`}
            className="mt-6 max-sm:mt-0"
            onClick={() => remove(index)}
          >
            <Trash2 className="size-4" aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button className="self-start" size="small" data-add-role onClick={add} disabled={roles.length >= 50}>
        <Plus className="size-3.5" aria-hidden /> Add role
      </Button>
    </fieldset>
  );
}
