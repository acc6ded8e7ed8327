'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { useFieldControl } from '@/components/ui/field';

export interface Option<T extends string> {
  value: T;
  label: string;
}

interface SelectProps<T extends string> extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  /** Its name where no Field around it gives one. */
  label?: string;
  value: T | '';
  options: readonly Option<T>[];
  /** What the empty choice is called; without it there is no empty choice. */
  empty?: string;
  onChange: (value: T | '') => void;
}

/** The platform's own list of choices, which every keyboard, reader and phone knows. */
export function Select<T extends string>({
  label,
  value,
  options,
  empty,
  onChange,
  className,
  ...rest
}: SelectProps<T>) {
  return (
    <select
      {...useFieldControl()}
      {...(label !== undefined && { 'aria-label': label })}
      {...rest}
      className={clsx('control w-full pr-7', className)}
      value={value}
      onChange={(event) =>
        onChange(options.find((option) => option.value === event.target.value)?.value ?? '')
      }
    >
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
