'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { useDesk } from '@/components/desk/desk-context';
import { Select } from '@/components/ui/select';
import { VerdictMark } from '@/components/verdicts/verdict-mark';
import { choosable } from '@/lib/review/scale-rules';

interface VerdictControlProps extends Pick<ComponentProps<'select'>, 'id' | 'disabled' | 'aria-describedby'> {
  /** Null: none is given yet. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** The choice of a verdict on the workspace's scale. One that was retired is there only where it stands. */
export function VerdictControl({ value, onChange, id, ...rest }: VerdictControlProps) {
  const { scale } = useDesk();
  const values = choosable(scale, value);
  const given = values.find((each) => each.id === value);
  return (
    <span className="flex min-w-0 flex-col">
      <span className="flex min-w-0 items-center">
        {given && <VerdictMark value={given} className="ml-[7px]" />}
        <Select
          {...rest}
          id={id}
          className={clsx('quiet-control', given && 'font-medium')}
          data-empty={given === undefined}
          value={value ?? ''}
          options={values.map(({ id: verdict, label, retired }) => ({
            value: verdict,
            label: retired ? `${label} (retired)` : label,
          }))}
          empty="Not said"
          onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
        />
      </span>
      {given && given.description !== '' && (
        <span dir="auto" className="text-[12.5px] text-pretty text-ink-3">
          {given.description}
        </span>
      )}
    </span>
  );
}
