'use client';

import { useEffect, useRef, useState, useTransition, type FormEvent } from 'react';
import { UNREACHABLE } from '@/components/ui/ask';

/** What sending a form comes to: a value, or a sentence and one sentence a field. */
export type FormResult<T> =
  { ok: true; value: T } | { ok: false; error: { message: string; fields?: Record<string, string> } };

/**
 * A form that keeps what was typed when it is refused, puts the focus on the first thing to correct, and is sent once however
 * often it is submitted. It stays busy until what `onDone` returns is settled, as while the browser leaves for another page.
 */
export function useForm<T>(
  send: (form: FormData) => Promise<FormResult<T>>,
  onDone: (value: T, form: HTMLFormElement | null) => void | Promise<void>,
) {
  const ref = useRef<HTMLFormElement>(null);
  const isRunning = useRef(false);
  const [isBusy, startTransition] = useTransition();
  const [failure, setFailure] = useState<{ message: string | null; fields: Record<string, string> } | null>(
    null,
  );

  useEffect(() => {
    if (failure) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [failure]);

  const run = async (data: FormData) => {
    if (isRunning.current) return;
    isRunning.current = true;
    const result = await send(data).catch((): FormResult<T> => ({
      ok: false,
      error: { message: UNREACHABLE },
    }));
    if (result.ok) {
      setFailure(null);
      await onDone(result.value, ref.current);
    } else {
      const { message, fields = {} } = result.error;
      const isBeside = Object.keys(fields).some((name) => ref.current?.elements.namedItem(name));
      setFailure({ message: isBeside ? null : message, fields });
    }
    isRunning.current = false;
  };

  return {
    isBusy,
    /** What is wrong with the whole, when it is nothing of a single field. */
    message: failure?.message ?? null,
    errorOf: (name: string): string | undefined => failure?.fields[name],
    form: {
      ref,
      noValidate: true,
      // What is submitted before the page has come to life is kept by React and sent through here.
      action: (data: FormData) => startTransition(() => run(data)),
      // Without this React would empty the fields afterwards.
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => run(data));
      },
    },
  };
}

/** What is wrong with a whole form. */
export function FormMessage({ children }: { children: string | null }) {
  if (children === null) return null;
  return (
    <p role="alert" tabIndex={-1} className="rounded-2 bg-query-bg px-3 py-2 text-[13.5px] text-ink">
      {children}
    </p>
  );
}

/** What was typed into a field; empty when the form has no such field. */
export function typedIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
