'use client';

import clsx from 'clsx';
import { type ComponentProps, useState } from 'react';

interface TextControlProps extends Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'onBlur'> {
  value: string;
  lines?: boolean;
  problem: string | undefined;
  onType: (value: string) => void;
  /** Typing is over for now. */
  onDone: () => void;
}

/**
 * A field of text that is saved while it is typed. What is typed stays as it is typed, spaces and all, until the value changes
 * from elsewhere: then that is shown, so that nobody writes over what they have not seen.
 */
export function TextControl({
  value,
  lines = false,
  problem,
  onType,
  onDone,
  className,
  ...rest
}: TextControlProps) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null && problem === undefined && draft.trim() !== value) setDraft(null);
  const control = {
    ...rest,
    value: draft ?? value,
    'aria-invalid': problem === undefined ? undefined : true,
    className: clsx('quiet-control', lines && 'field-sizing-content', className),
  };
  const type = (typed: string) => {
    setDraft(typed);
    onType(typed);
  };
  const leave = () => {
    if (problem === undefined) setDraft(null);
    onDone();
  };
  return lines ? (
    <textarea
      dir="auto"
      rows={1}
      {...control}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  ) : (
    <input
      dir="auto"
      {...(control as ComponentProps<'input'>)}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  );
}
