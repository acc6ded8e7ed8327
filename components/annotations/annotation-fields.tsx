'use client';

import { useState } from 'react';
import { fieldsOf, type FieldDefinition } from '@/components/annotations/field-definitions';
import { choicesOf } from '@/components/annotations/labels';
import { Button } from '@/components/ui/button';
import { Field, Input, Textarea } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { AnnotationView } from '@/lib/annotations/model';

interface AnnotationFieldsProps {
  annotation: AnnotationView;
  /** Why a value cannot be taken, by the field's key: fields.statement. */
  problems: Record<string, string | undefined>;
  disabled: boolean;
  /** `typing` is true while further letters are to be expected. */
  onChange: (field: string, value: unknown, how: { typing: boolean }) => void;
}

/** The kind's own fields: the main ones in sight, the others behind "More", which stands open when any of them is filled in. */
export function AnnotationFields({ annotation, ...rest }: AnnotationFieldsProps) {
  const definitions = fieldsOf(annotation.kind);
  const values: Record<string, unknown> = annotation.fields;
  const others = definitions.filter(([, definition]) => !definition.main);
  const filled = others.filter(([name]) => values[name] !== undefined).length;
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? definitions : definitions.filter(([, definition]) => definition.main);
  return (
    <div className="flex flex-col gap-2.5">
      {shown.map(([name, definition]) => (
        <OwnField key={name} name={name} definition={definition} value={values[name]} {...rest} />
      ))}
      {others.length > 0 && (
        <Button
          variant="plain"
          size="small"
          className="self-start"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Fewer fields' : `More fields${filled > 0 ? ` · ${filled} filled in` : ''}`}
        </Button>
      )}
    </div>
  );
}

interface OwnFieldProps extends Omit<AnnotationFieldsProps, 'annotation'> {
  name: string;
  definition: FieldDefinition;
  value: unknown;
}

function OwnField({ name, definition, value, problems, disabled, onChange }: OwnFieldProps) {
  const key = `fields.${name}`;
  const error = problems[key];
  const set = (next: unknown, typing = false) => onChange(key, next, { typing });
  const { label, hint } = definition;
  switch (definition.control) {
    case 'check':
      return (
        <label className="flex min-h-8 items-center gap-2 text-[13px] font-medium">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={value === true}
            disabled={disabled}
            onChange={(event) => set(event.target.checked ? true : null)}
          />
          {label}
        </label>
      );
    case 'choices':
      return (
        <Choices
          legend={label}
          choices={definition.choices}
          value={value}
          disabled={disabled}
          onChange={(next) => set(next)}
        />
      );
    case 'choice':
      return (
        <Field label={label} hint={hint} error={error}>
          <Select
            value={textOf(value)}
            empty="Not said"
            options={choicesOf(definition.choices)}
            disabled={disabled}
            onChange={(next) => set(next === '' ? null : next)}
          />
        </Field>
      );
    case 'text':
    case 'line':
    case 'date': {
      const Control = definition.control === 'text' ? Textarea : Input;
      return (
        <Field label={label} hint={hint} error={error}>
          <TypedText
            as={Control}
            value={textOf(value)}
            placeholder={definition.control === 'date' ? '2026-03-14' : undefined}
            disabled={disabled}
            onType={(next) => set(next === '' ? null : next, true)}
          />
        </Field>
      );
    }
  }
}

interface TypedTextProps {
  as: typeof Input | typeof Textarea;
  value: string;
  placeholder: string | undefined;
  disabled: boolean;
  onType: (text: string) => void;
}

// Shows what is being typed as it is typed: what is saved has its outer spaces cut, and a value that cannot be
// taken would be thrown away under the hands of whoever is still writing it.
function TypedText({ as: Control, value, placeholder, disabled, onType }: TypedTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Control
      dir="auto"
      value={typed ?? value}
      disabled={disabled}
      {...(placeholder !== undefined && { placeholder })}
      onChange={(event: { target: { value: string } }) => {
        setTyped(event.target.value);
        onType(event.target.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

interface ChoicesProps {
  legend: string;
  choices: Record<string, string>;
  value: unknown;
  disabled: boolean;
  onChange: (value: string[] | null) => void;
}

function Choices({ legend, choices, value, disabled, onChange }: ChoicesProps) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const toggle = (choice: string) => {
    const next = chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice];
    onChange(next.length > 0 ? next : null);
  };
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="mb-1 text-[13px] font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {choicesOf(choices).map(({ value: choice, label }) => (
          <label key={choice} className="flex min-h-7 items-center gap-1.5 text-[13px]">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.includes(choice)}
              onChange={() => toggle(choice)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
