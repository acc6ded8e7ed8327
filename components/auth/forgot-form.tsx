'use client';

import { useState } from 'react';

import { askForPassword } from '@/app/(auth)/actions';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, typedIn, useForm } from '@/components/ui/form';

/** Asks for a mail with a link to choose a new password; says the same whether there is such an account or not. */
export function ForgotForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, isBusy, message, errorOf } = useForm(askForPassword, (_, element) => {
    if (element) setSentTo(typedIn(new FormData(element), 'email').trim());
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <Field label="E-mail" error={errorOf('email')}>
        <Input name="email" type="email" autoComplete="username" autoCapitalize="none" required />
      </Field>
      <Button type="submit" variant="primary" busy={isBusy}>
        Send the link
      </Button>
      <output className="block rounded-2 bg-desk px-3 py-2 empty:hidden">
        {sentTo !== null && (
          <>
            If there is an account with the address <bdi className="wrap-anywhere">{sentTo}</bdi>, a link is
            on its way there. It can be used once, within an hour. Look among unwanted mail too.
          </>
        )}
      </output>
    </form>
  );
}
