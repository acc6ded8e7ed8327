'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { choicesOf, FLAG_LABELS, PRIORITY_LABELS, VISIBILITY_LABELS } from '@/components/annotations/labels';
import { TextControl } from '@/components/annotations/text-control';
import { useDesk } from '@/components/desk/desk-context';
import { Select } from '@/components/ui/select';
import type { AnnotationView, FlagInput, Visibility } from '@/lib/annotations/model';
import { usualVisibility, visibilitiesOf } from '@/lib/annotations/visibility-rules';

interface CommonFieldProps {
  annotation: AnnotationView;
}

/** Who has it, and how much it matters. */
export function AssigneeAndPriority({ annotation }: CommonFieldProps) {
  const { desk, people, may } = useDesk();
  const id = useId();
  // Former members stay named where they stand, and cannot be chosen anew.
  const options = [...people.values()]
    .filter((person) => person.role !== null || person.userId === annotation.assigneeId)
    .map((person) => ({ value: person.userId, label: person.name }));
  return (
    <>
      <div className="field-row">
        <label htmlFor={`${id}-who`}>Assigned to</label>
        <Select
          id={`${id}-who`}
          className="quiet-control"
          data-empty={annotation.assigneeId === null}
          disabled={!may.annotate}
          value={annotation.assigneeId ?? ''}
          options={options}
          empty="Nobody"
          onChange={(userId) => desk.actions.change(annotation.id, 'assigneeId', userId || null)}
        />
      </div>
      <div className="field-row">
        <label htmlFor={`${id}-priority`}>Priority</label>
        <Select
          id={`${id}-priority`}
          className="quiet-control"
          disabled={!may.annotate}
          value={annotation.priority}
          options={choicesOf(PRIORITY_LABELS)}
          onChange={(priority) => desk.actions.change(annotation.id, 'priority', priority || 'normal')}
        />
      </div>
    </>
  );
}

/** Who sees it; of what only the team ever sees in one way there is nothing to choose. */
export function VisibilityField({ annotation }: CommonFieldProps) {
  const { desk, may } = useDesk();
  const id = useId();
  const { kind, visibility } = annotation;
  const choices = visibilitiesOf(kind);
  if (choices.length < 2) return null;
  const isClosedToAuthor = kind === 'query' && visibility === 'restricted';
  return (
    <>
      <div className="field-row">
        <label htmlFor={id}>Seen by</label>
        <Select
          id={id}
          className="quiet-control"
          disabled={!may.annotate}
          value={visibility}
          options={choices.map((value) => ({ value, label: visibilityLabel(kind, value) }))}
          aria-describedby={isClosedToAuthor ? `${id}-hint` : undefined}
          onChange={(value) =>
            desk.actions.change(annotation.id, 'visibility', value || usualVisibility(kind))
          }
        />
      </div>
      {isClosedToAuthor && (
        <p id={`${id}-hint`} className="text-[12.5px] text-ink-2">
          An author who is a guest does not see it, and cannot answer.
        </p>
      )}
    </>
  );
}

// Guests see no notes.
function visibilityLabel(kind: AnnotationView['kind'], value: Visibility): string {
  return kind === 'note' && value === 'team' ? 'The team' : VISIBILITY_LABELS[value];
}

/** What is wrong with it, from the list that everybody knows, each with a reason. */
export function FlagList({ annotation }: CommonFieldProps) {
  const { desk, may } = useDesk();
  const id = useId();
  const flags = annotation.flags.map(({ name, reason }) => ({ name, reason }));
  const change = (next: FlagInput[], typing = false) =>
    desk.actions.change(annotation.id, 'flags', next, { typing });
  const free = choicesOf(FLAG_LABELS).filter(({ value }) => !flags.some((flag) => flag.name === value));
  if (!may.annotate && flags.length === 0) return null;
  return (
    <div className="field-row field-row-top">
      <span id={`${id}-label`}>Flags</span>
      <fieldset aria-labelledby={`${id}-label`} className="flex min-w-0 flex-col gap-0.5">
        {flags.map((flag) => (
          <div key={flag.name} className="grid grid-cols-[1fr_auto] items-center">
            <span className="px-1.5 font-medium text-bad">{FLAG_LABELS[flag.name]}</span>
            {may.annotate && (
              <button
                type="button"
                className="chip-button"
                aria-label={`Remove flag ${FLAG_LABELS[flag.name]}`}
                onClick={() => change(flags.filter((each) => each.name !== flag.name))}
              >
                <X className="size-3.5" aria-hidden />
              </button>
            )}
            {(may.annotate || flag.reason !== '') && (
              <TextControl
                lines
                aria-label={`Reason for ${FLAG_LABELS[flag.name]}`}
                className="col-span-2"
                value={flag.reason}
                placeholder="Reason…"
                disabled={!may.annotate}
                maxLength={300}
                problem={undefined}
                onType={(reason) =>
                  change(
                    flags.map((each) =>
                      each.name === flag.name ? { ...each, reason: reason.trim() } : each,
                    ),
                    true,
                  )
                }
                onDone={() => desk.store.flush(annotation.id)}
              />
            )}
          </div>
        ))}
        {may.annotate && (
          <Select
            label="Add a flag"
            className="quiet-control"
            data-empty
            value=""
            options={free}
            empty="Add…"
            onChange={(name) => name && change([...flags, { name, reason: '' }])}
          />
        )}
      </fieldset>
    </div>
  );
}

/** Words of one's own, to find it by. */
export function TagList({ annotation }: CommonFieldProps) {
  const { desk, may } = useDesk();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { tags } = annotation;
  const change = (next: string[]) => desk.actions.change(annotation.id, 'tags', next);
  const add = () => {
    const tag = typed.trim();
    if (tag !== '' && !tags.includes(tag) && !change([...tags, tag])) return;
    setTyped('');
  };
  if (!may.annotate && tags.length === 0) return null;
  return (
    <div className="field-row">
      <label htmlFor={id}>Tags</label>
      <div className="flex min-w-0 flex-wrap items-center gap-1">
        {tags.map((tag) => (
          <span key={tag} className="chip">
            {tag}
            {may.annotate && (
              <button
                type="button"
                className="chip-button"
                aria-label={`Remove tag ${tag}`}
                onClick={() => change(tags.filter((each) => each !== tag))}
              >
                <X className="size-3" aria-hidden />
              </button>
            )}
          </span>
        ))}
        {may.annotate && (
          <input
            id={id}
            dir="auto"
            className="quiet-control min-w-20 flex-1"
            placeholder="Add…"
            maxLength={60}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ',') return;
              event.preventDefault();
              add();
            }}
          />
        )}
      </div>
    </div>
  );
}
