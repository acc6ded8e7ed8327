'use client';

import { fieldsOf } from '@/components/annotations/field-definitions';
import { fieldLabel } from '@/components/annotations/field-names';
import {
  FLAG_LABELS,
  PRIORITY_LABELS,
  ROLE_LABELS,
  STATUS_LABELS,
  VISIBILITY_LABELS,
} from '@/components/annotations/labels';
import { useDesk, useDeskState, useNameOf } from '@/components/desk/desk-context';
import { Button } from '@/components/ui/button';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import type { AnnotationView, FieldConflict } from '@/lib/annotations/model';
import { verdictOf } from '@/lib/review/scale-rules';

/** Fields that somebody else changed meanwhile, both values side by side, to choose one. */
export function ConflictList({ annotation }: { annotation: AnnotationView }) {
  const { desk, scale } = useDesk();
  const nameOf = useNameOf();
  const conflicts = useDeskState((state) => state.conflicts.get(annotation.id));
  const seen = useDeskState((state) => state.agents);
  if (!conflicts) return null;
  const named = Object.values(annotation.agents);
  const agent = (id: string) =>
    (seen.get(id) ?? named.find((each) => each.id === id))?.name ?? 'Somebody who was named here before';
  const names = { person: nameOf, agent, verdict: (id: string) => verdictOf(scale, id).label };
  return (
    <fieldset aria-label="Changed by two people" className="conflicts">
      {conflicts.map((conflict) => {
        const who = conflict.theirsById === '' ? 'Somebody' : nameOf(conflict.theirsById);
        const label = fieldLabel(annotation.kind, conflict.field);
        return (
          <div key={conflict.field} className="flex flex-col gap-1.5">
            <p>
              <b className="font-semibold">{label}</b>: {who} changed it while you did.
            </p>
            <dl>
              <dt>Yours</dt>
              <dd dir="auto">
                {wordsFor(annotation, conflict, conflict.yours, names, desk.projection.text)}
              </dd>
              <dt>Theirs</dt>
              <dd dir="auto">
                {wordsFor(annotation, conflict, conflict.theirs, names, desk.projection.text)}
              </dd>
            </dl>
            <div className="flex gap-1.5">
              <Button size="small" onClick={() => desk.actions.decide(annotation.id, conflict, 'mine')}>
                Keep mine
              </Button>
              <Button size="small" onClick={() => desk.actions.decide(annotation.id, conflict, 'theirs')}>
                Take theirs
              </Button>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

function wordsFor(
  annotation: AnnotationView,
  { field }: FieldConflict,
  value: unknown,
  names: {
    person: (id: string | null) => string;
    agent: (id: string) => string;
    verdict: (id: string) => string;
  },
  text: string,
): string {
  if (value === null || value === undefined || value === '') return 'Nothing';
  if (field === 'assigneeId') return names.person(textOf(value));
  if (field.startsWith('agents.')) return names.agent(textOf(value));
  if (field === 'fields.verdict') return names.verdict(textOf(value));
  if (field === 'status') return labelIn(STATUS_LABELS, value);
  if (field === 'priority') return labelIn(PRIORITY_LABELS, value);
  if (field === 'visibility') return labelIn(VISIBILITY_LABELS, value);
  if (field.startsWith('evidence.')) return linkInWords(value);
  if (Array.isArray(value)) return listInWords(field, value, text);
  const definition = fieldsOf(annotation.kind).find(([name]) => field === `fields.${name}`)?.[1];
  return definition && 'choices' in definition ? labelIn(definition.choices, value) : textOf(value);
}

function listInWords(field: string, list: readonly unknown[], text: string): string {
  if (list.length === 0) return 'None';
  const words = list.map((each) => {
    if (typeof each !== 'object' || each === null) return textOf(each);
    if (field === 'ranges') {
      const { role, start, end } = each as { role: keyof typeof ROLE_LABELS; start: number; end: number };
      return `${ROLE_LABELS[role]}: ${text.slice(start, end)}`;
    }
    const { name, reason } = each as { name: string; reason: string };
    return [labelIn(FLAG_LABELS, name), reason].filter(Boolean).join(': ');
  });
  return words.join('; ');
}

function linkInWords(value: unknown): string {
  const { relation, locator, excerpt } = value as { relation: string; locator: string; excerpt: string };
  return [labelIn(RELATION_VERBS, relation), locator, excerpt && `“${excerpt}”`].filter(Boolean).join(', ');
}

function labelIn(labels: Record<string, string>, value: unknown): string {
  return labels[textOf(value)] ?? textOf(value);
}

function textOf(value: unknown): string {
  if (value === true) return 'Yes';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
