'use client';

import clsx from 'clsx';
import type { Ref } from 'react';
import { choicesOf, STATUS_LABELS, STATUS_TONES } from '@/components/annotations/labels';
import { useDesk } from '@/components/desk/desk-context';
import { Pill } from '@/components/ui/pill';
import type { AnnotationView } from '@/lib/annotations/model';

const TONES = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad', quiet: 'text-ink-2' } as const;

/** Where the check stands: a pill that is a list of choices for those who may change it. */
export function StatusSelect({
  annotation,
  ref,
}: {
  annotation: AnnotationView;
  ref: Ref<HTMLSelectElement>;
}) {
  const { desk, may } = useDesk();
  const { id, status } = annotation;
  if (!may.annotate) return <Pill tone={STATUS_TONES[status]}>{STATUS_LABELS[status]}</Pill>;
  return (
    <span className={clsx('status-select', TONES[STATUS_TONES[status]])}>
      <select
        ref={ref}
        aria-label="Status"
        value={status}
        onChange={(event) => desk.actions.change(id, 'status', event.target.value)}
      >
        {choicesOf(STATUS_LABELS).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
