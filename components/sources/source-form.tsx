'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { addSource, saveSource } from '@/app/(workspace)/sources/actions';
import { choicesOf } from '@/components/annotations/labels';
import { draftOf, textOf } from '@/components/sources/source-draft';
import { SourceField, type Person } from '@/components/sources/source-field';
import {
  GROUP_TITLES,
  isAskedOf,
  labelOf,
  SOURCE_FIELDS,
  type FieldDefinition,
  type GroupName,
} from '@/components/sources/source-fields';
import { ACCESS_NAMES } from '@/components/sources/source-names';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage, useForm, type FormResult } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { newId } from '@/lib/ids';
import {
  EMPTY_SOURCE,
  isHumanKind,
  type SourceAccess,
  type SourceFields,
  type SourceView,
} from '@/lib/sources/model';
import { applyChange, fieldsOf, mergeDraft, type SourceNote } from '@/lib/sources/rules';

interface SourceFormProps {
  /** As it is stored now, read again after a conflict; without it the form adds a source. */
  source?: SourceView;
  /** What a new source begins with: what was read at its address. */
  initial?: SourceFields;
  members: readonly Person[];
  onDone: (sourceId: string) => void;
  onCancel: () => void;
}

const FOLDED: readonly GroupName[] = ['work', 'identifiers', 'archive', 'judgement'];

/** Adds a source or changes one: what is asked most comes first. Who saves second is told field by field what somebody else made of it. */
export function SourceForm({ source, initial, members, onDone, onCancel }: SourceFormProps) {
  const router = useRouter();
  const [id] = useState(newId);
  const [base] = useState<SourceFields>(source ? fieldsOf(source) : (initial ?? EMPTY_SOURCE));
  const [kind, setKind] = useState(base.kind);
  const [access, setAccess] = useState<SourceAccess | null>(null);
  const [sent, setSent] = useState(base);
  const latest = source ? fieldsOf(source) : base;
  const { notes } = mergeDraft(base, latest, sent);
  const accessNow = access ?? (isHumanKind(kind) ? 'restricted' : 'team');

  const send = async (data: FormData): Promise<FormResult<string>> => {
    const draft = draftOf(data, base);
    setSent(draft);
    if (!source) {
      const fields = applyChange(base, draft);
      return byField(await addSource({ id, access: accessNow, ...fields }));
    }
    const { fields } = mergeDraft(base, latest, draft);
    const saved = await saveSource({ sourceId: source.id, version: source.version, ...fields });
    if (!saved.ok && saved.error.code === 'conflict') router.refresh();
    return byField(saved.ok ? { ok: true, value: source.id } : saved);
  };
  const { form, isBusy, message, errorOf } = useForm(send, onDone);

  const shownOf = (group: GroupName) =>
    SOURCE_FIELDS.filter((field) => field.group === group).map((field) => ({
      field,
      isShown: isAskedOf(kind, field.name) || textOf(base, field.name) !== '',
    }));
  const fieldsOfGroup = (group: GroupName) => (
    <div className="grid gap-4 sm:grid-cols-2">
      {shownOf(group).map(({ field, isShown }) => (
        <SourceField
          key={field.name}
          definition={field}
          label={labelOf(kind, field)}
          base={base}
          hint={hintOf(field, base, notes[field.name])}
          error={errorOf(field.name)}
          members={members}
          isShown={isShown}
          onKind={setKind}
        />
      ))}
    </div>
  );
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      {fieldsOfGroup('quick')}
      <fieldset hidden={!isHumanKind(kind)} className="flex flex-col gap-3 border-t border-line pt-4">
        <legend className="float-left font-semibold">{GROUP_TITLES.person}</legend>
        <p className="clear-both text-[13px] text-ink-2">
          How to reach the person is not kept in Galley. Keep that where you keep your notes.
        </p>
        {fieldsOfGroup('person')}
      </fieldset>
      {!source && (
        <Field
          label="Who may see it"
          hint={
            accessNow === 'restricted'
              ? 'Only you, until you name others on its page. Everybody else sees that there is a protected source, and the agreed description.'
              : 'Every member of the workspace, and everybody whom an export reaches.'
          }
        >
          <Select
            value={accessNow}
            options={choicesOf(ACCESS_NAMES)}
            onChange={(chosen) => chosen && setAccess(chosen)}
          />
        </Field>
      )}
      {FOLDED.map((group) => {
        const shown = shownOf(group).filter(({ isShown }) => isShown);
        const isOpen = shown.some(
          ({ field }) =>
            textOf(base, field.name) !== '' || errorOf(field.name) !== undefined || notes[field.name],
        );
        return (
          <details
            key={group}
            open={isOpen}
            hidden={shown.length === 0}
            className="border-t border-line pt-3"
          >
            <summary className="cursor-pointer rounded-1 font-semibold">{GROUP_TITLES[group]}</summary>
            <div className="pt-3">{fieldsOfGroup(group)}</div>
          </details>
        );
      })}
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button type="submit" variant="primary" busy={isBusy}>
          {source ? 'Save source' : 'Add source'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

function hintOf(
  field: FieldDefinition,
  base: SourceFields,
  note: SourceNote | undefined,
): string | undefined {
  const from = base.provenance[field.name];
  const read = from === undefined || from === 'typed' ? undefined : `Read from ${from}.`;
  return inWords(note) ?? read ?? field.hint;
}

// One author of several is wrong: all of them stand in one control. The fields of a person have controls of their own.
function byField<T>(result: FormResult<T>): FormResult<T> {
  if (result.ok || !result.error.fields) return result;
  const fields = Object.entries(result.error.fields).map(([name, problem]) => {
    const parts = name.split('.');
    return [parts.slice(0, parts[0] === 'human' ? 2 : 1).join('.'), problem];
  });
  return {
    ok: false,
    error: { ...result.error, fields: Object.fromEntries(fields) as Record<string, string> },
  };
}

function inWords(note: SourceNote | undefined): string | undefined {
  if (!note) return undefined;
  const theirs = Array.isArray(note.theirs)
    ? note.theirs.join('; ')
    : typeof note.theirs === 'string'
      ? note.theirs
      : '';
  const did = theirs === '' ? 'Somebody else emptied this.' : `Somebody else made this “${theirs}”.`;
  return `${did} ${note.isDisputed ? 'If you save, yours stays.' : 'It stays so unless you change it.'}`;
}
