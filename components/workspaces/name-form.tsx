'use client';

import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, useForm, type FormResult } from '@/components/ui/form';
import { useToast } from '@/components/ui/toast';

interface NameFormProps {
  label: string;
  hint?: string;
  name: string;
  save: (form: FormData) => Promise<FormResult<void>>;
}

/** One name that can be changed: a workspace's, or a person's own. */
export function NameForm({ label, hint, name, save }: NameFormProps) {
  const toast = useToast();
  const { form, isBusy, message, errorOf } = useForm(save, () => {
    toast.add({ title: 'Saved' });
  });
  return (
    <form {...form} className="flex max-w-md flex-col gap-3">
      <FormMessage>{message}</FormMessage>
      <Field label={label} hint={hint} error={errorOf('name')}>
        <Input name="name" defaultValue={name} maxLength={100} required />
      </Field>
      <Button type="submit" busy={isBusy} className="self-start">
        Save
      </Button>
    </form>
  );
}
