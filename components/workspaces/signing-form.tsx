'use client';

import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, useForm, type FormResult } from '@/components/ui/form';
import { useToast } from '@/components/ui/toast';
import type { Signing } from '@/lib/review/signing-model';

interface SigningFormProps {
  signing: Signing;
  save: (form: FormData) => Promise<FormResult<void>>;
}

/** How many must approve an article. */
export function SigningForm({ signing, save }: SigningFormProps) {
  const toast = useToast();
  const { form, isBusy, message, errorOf } = useForm(save, () => {
    toast.add({ title: 'Saved' });
  });
  return (
    <form {...form} className="flex max-w-md flex-col gap-3">
      <FormMessage>{message}</FormMessage>
      <div className="grid grid-cols-2 items-end gap-3">
        <Field label="Approvals for an article" error={errorOf('approvals')}>
          <Input type="number" name="approvals" min={1} max={9} defaultValue={signing.approvals} required />
        </Field>
        <Field label="where a claim has a verdict" error={errorOf('ratedApprovals')}>
          <Input
            type="number"
            name="ratedApprovals"
            min={1}
            max={9}
            defaultValue={signing.ratedApprovals}
            required
          />
        </Field>
      </div>
      <Button type="submit" busy={isBusy} className="self-start">
        Save
      </Button>
    </form>
  );
}
