'use client';

import clsx from 'clsx';
import { useId } from 'react';
import { AgentTie } from '@/components/agents/agent-tie';
import { type FieldDefinition, STATEMENT_FIELDS } from '@/components/annotations/field-definitions';
import { choicesOf } from '@/components/annotations/labels';
import { TextControl } from '@/components/annotations/text-control';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { Select } from '@/components/ui/select';
import { VerdictControl } from '@/components/verdicts/verdict-control';
import { agentRoleOfField } from '@/lib/agents/rules';
import type { AnnotationView } from '@/lib/annotations/model';
import { decisionOf } from '@/lib/annotations/rules';

interface OwnFieldProps {
  annotation: AnnotationView;
  name: string;
  definition: FieldDefinition;
}

/** One of a kind's own fields on its card: saved as it is typed or chosen. */
export function OwnField({ annotation, name, definition }: OwnFieldProps) {
  const { desk, may } = useDesk();
  const id = useId();
  const field = `fields.${name}`;
  const problem = useDeskState((state) => state.problems.get(`${annotation.id} ${field}`));
  const value: unknown = Reflect.get(annotation.fields, name);
  const change = (to: unknown, typing = false) => desk.actions.change(annotation.id, field, to, { typing });
  const isStatement = STATEMENT_FIELDS[annotation.kind] === name && definition.main === true;
  // What was decided stays as it was decided.
  const isLocked = !may.annotate || decisionOf(annotation) !== 'open';
  const shared = { id, disabled: isLocked, 'aria-describedby': `${id}-note` };

  const role = agentRoleOfField(annotation.kind, name);
  const isHidden = !may.annotate && isEmpty(value);

  if (isHidden && !(role && annotation.agents[role])) return null;
  const text = !isHidden &&
    (definition.control === 'line' || definition.control === 'text' || definition.control === 'date') && (
      <TextControl
        {...shared}
        lines={definition.control === 'text'}
        value={typeof value === 'string' ? value : ''}
        placeholder={definition.control === 'date' ? '2026-03-14' : (definition.hint ?? 'Add…')}
        problem={problem}
        onType={(typed) => change(typed, true)}
        onDone={() => desk.store.flush(annotation.id)}
      />
    );
  return (
    <div
      className={clsx(
        'field-row',
        definition.control === 'text' && 'field-row-wide',
        (role || definition.control === 'verdict') && 'field-row-top',
      )}
    >
      <label
        htmlFor={definition.control === 'choices' ? undefined : id}
        id={`${id}-label`}
        className={isStatement ? 'sr-only' : undefined}
      >
        {definition.label}
      </label>
      {definition.control === 'choice' && (
        <Select
          {...shared}
          className="quiet-control"
          data-empty={isEmpty(value)}
          value={typeof value === 'string' ? value : ''}
          options={choicesOf(definition.choices)}
          empty="Not said"
          onChange={(chosen) => change(chosen === '' ? null : chosen)}
        />
      )}
      {definition.control === 'verdict' && (
        <VerdictControl {...shared} value={typeof value === 'string' ? value : null} onChange={change} />
      )}
      {definition.control === 'choices' && (
        <Choices
          labelId={`${id}-label`}
          value={Array.isArray(value) ? value.map(String) : []}
          choices={definition.choices}
          disabled={isLocked}
          onChange={change}
        />
      )}
      {definition.control === 'check' && (
        <input
          {...shared}
          type="checkbox"
          className="size-4 accent-accent"
          checked={value === true}
          onChange={(event) => change(event.target.checked ? true : null)}
        />
      )}
      {role ? (
        <AgentTie annotation={annotation} role={role}>
          {text}
        </AgentTie>
      ) : (
        text
      )}
      <p id={`${id}-note`} className="field-problem" role={problem === undefined ? undefined : 'alert'}>
        {problem}
      </p>
    </div>
  );
}

interface ChoicesProps {
  labelId: string;
  value: readonly string[];
  choices: Record<string, string>;
  disabled: boolean;
  onChange: (value: string[]) => void;
}

function Choices({ labelId, value, choices, disabled, onChange }: ChoicesProps) {
  return (
    <fieldset aria-labelledby={labelId} className="flex min-w-0 flex-wrap gap-1">
      {choicesOf(choices).map((choice) => {
        const isOn = value.includes(choice.value);
        return (
          <button
            key={choice.value}
            type="button"
            className="chip"
            aria-pressed={isOn}
            disabled={disabled}
            onClick={() =>
              onChange(isOn ? value.filter((each) => each !== choice.value) : [...value, choice.value])
            }
          >
            {choice.label}
          </button>
        );
      })}
    </fieldset>
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
