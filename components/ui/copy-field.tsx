'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';

interface CopyFieldProps {
  label: string;
  /** Where it leads, as a path. */
  path: string;
  /** Said under it, after what became of copying. */
  children: ReactNode;
  /** Further acts beside the one that copies. */
  acts?: ReactNode;
}

/** An address of ours, to be copied; it has the focus when it appears. */
export function CopyField({ label, path, children, acts }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'shown' | 'copied' | 'selected'>('shown');
  const origin = useSyncExternalStore(
    neverChanges,
    () => location.origin,
    () => '',
  );

  useEffect(() => {
    input.current?.focus();
    // A dialog takes the focus to itself in the next frame when the button that was pressed in it is gone.
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(`${origin}${path}`);
      setState('copied');
    } catch {
      // Browsers refuse where the page came over plain HTTP from another machine.
      setState('selected');
    }
  };
  return (
    <div className="rounded-2 border border-line bg-desk p-4">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={label} className="min-w-56 flex-1">
          <Input ref={input} readOnly value={`${origin}${path}`} onFocus={(event) => event.target.select()} />
        </Field>
        <Button onClick={() => void copy()}>
          {state === 'copied' ? (
            <Check className="size-4" aria-hidden />
          ) : (
            <Copy className="size-4" aria-hidden />
          )}
          Copy link
        </Button>
        {acts}
      </div>
      <output className="mt-2 block text-[12.5px] text-ink-2">
        {state === 'copied' && 'Copied. '}
        {state === 'selected' && 'The link is selected: press Ctrl+C (or ⌘C). '}
        {children}
      </output>
    </div>
  );
}

function neverChanges() {
  return () => undefined;
}
