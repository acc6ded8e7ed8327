'use client';

import clsx from 'clsx';
import { createContext, useContext, useId, type ComponentProps, type ReactNode } from 'react';

interface FieldContext {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}
const Context = createContext<FieldContext | null>(null);

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** One sentence that says what to do; marks the control as invalid. */
  error?: string | undefined;
  className?: string;
  children: ReactNode;
}

/** A label, one control (Input, Textarea or Select) and what is said about it. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-[13px] font-medium text-ink">
        {label}
      </label>
      <Context value={{ id, describedBy, invalid: Boolean(error) }}>{children}</Context>
      {hint && (
        <p id={hintId} className="text-[12.5px] text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} role="alert" className="text-[12.5px] font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

/** The attributes that tie a control to the Field around it; none outside one. */
export function useFieldControl() {
  const field = useContext(Context);
  if (!field) return {};
  return {
    id: field.id,
    ...(field.describedBy && { 'aria-describedby': field.describedBy }),
    ...(field.invalid && { 'aria-invalid': true as const }),
  };
}

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...useFieldControl()} {...rest} className={clsx('control w-full', className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      dir="auto"
      {...useFieldControl()}
      {...rest}
      className={clsx('control h-auto min-h-16 w-full py-1.5 leading-normal field-sizing-content', className)}
    />
  );
}
