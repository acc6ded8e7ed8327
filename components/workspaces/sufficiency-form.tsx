'use client';

import { useState, type ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, useForm, type FormResult } from '@/components/ui/form';
import { useToast } from '@/components/ui/toast';
import type { Sufficiency } from '@/lib/evidence/sufficiency-rules';

interface SufficiencyFormProps {
  policy: Sufficiency;
  save: (form: FormData) => Promise<FormResult<void>>;
}

/** What a claim needs before it counts as verified. */
export function SufficiencyForm({ policy, save }: SufficiencyFormProps) {
  const toast = useToast();
  const [mode, setMode] = useState(policy.mode);
  const { form, isBusy, message, errorOf } = useForm(save, () => {
    toast.add({ title: 'Saved' });
  });
  return (
    <form {...form} className="flex max-w-md flex-col gap-3">
      <FormMessage>{message}</FormMessage>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="sr-only">When a claim is verified</legend>
        <Choice type="radio" name="mode" value="ask" checked={mode === 'ask'} onChange={() => setMode('ask')}>
          Ask for enough evidence, or for a written reason
        </Choice>
        <Choice type="radio" name="mode" value="off" checked={mode === 'off'} onChange={() => setMode('off')}>
          Ask for nothing
        </Choice>
      </fieldset>
      {/* Kept while nothing is asked, for when it is again. */}
      <div hidden={mode === 'off'} className="flex flex-col gap-3">
        <div className="grid grid-cols-2 items-end gap-3">
          <Field label="Primary sources" error={errorOf('primary')}>
            <Input type="number" name="primary" min={1} max={20} defaultValue={policy.primary} required />
          </Field>
          <Field label="or independent secondary ones" error={errorOf('secondary')}>
            <Input type="number" name="secondary" min={1} max={20} defaultValue={policy.secondary} required />
          </Field>
        </div>
        <p className="text-[12.5px] text-ink-2">
          So many are enough. Sources that go back to one origin, as reprints of one dispatch do, count once.
        </p>
        <Choice type="checkbox" name="noContradiction" defaultChecked={policy.noContradiction}>
          No source may contradict it
        </Choice>
        <Choice type="checkbox" name="locators" defaultChecked={policy.locators}>
          Every link must say where in the source
        </Choice>
        <p className="text-[12.5px] text-ink-2">
          With less it takes a written reason, which stays with the claim and goes into every export.
        </p>
      </div>
      <Button type="submit" busy={isBusy} className="self-start">
        Save
      </Button>
    </form>
  );
}

function Choice({ children, ...input }: ComponentProps<'input'>) {
  return (
    <label className="flex min-h-6 items-start gap-2 py-0.5 pointer-coarse:min-h-11 pointer-coarse:py-2.5">
      <input {...input} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span>{children}</span>
    </label>
  );
}
