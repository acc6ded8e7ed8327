'use client';

import { useState } from 'react';

import { changeAddress } from '@/app/(workspace)/account/actions';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, typedIn, useForm } from '@/components/ui/form';

/** Changes the address by which the person signs in; with mail, once it is confirmed from there. */
export function EmailForm({ mails }: { mails: boolean }) {
  const [done, setDone] = useState<{ email: string; isConfirmed: boolean } | null>(null);
  const { form, isBusy, message, errorOf } = useForm(changeAddress, ({ isConfirmed }, element) => {
    setDone({ email: element ? typedIn(new FormData(element), 'email').trim() : '', isConfirmed });
    element?.reset();
  });
  return (
    <form {...form} className="flex max-w-md flex-col gap-3">
      <FormMessage>{message}</FormMessage>
      <Field label="New e-mail address" error={errorOf('email')}>
        <Input name="email" type="email" autoComplete="email" autoCapitalize="none" required />
      </Field>
      <PasswordField
        label="Your password"
        name="current"
        autoComplete="current-password"
        error={errorOf('current')}
      />
      <Button type="submit" busy={isBusy} className="self-start">
        {mails ? 'Send the link to confirm it' : 'Change address'}
      </Button>
      <output className="block rounded-2 bg-desk px-3 py-2 empty:hidden">
        {done?.isConfirmed === true && (
          <>
            Changed. From now on you sign in as <bdi className="wrap-anywhere">{done.email}</bdi>.
          </>
        )}
        {done?.isConfirmed === false && (
          <>
            A mail is on its way to <bdi className="wrap-anywhere">{done.email}</bdi>. Your address changes
            when you open the link in it, within a day.
          </>
        )}
      </output>
    </form>
  );
}
