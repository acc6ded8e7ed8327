'use client';

import { replacePassword } from '@/app/(workspace)/account/actions';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { FormMessage, typedIn, useForm } from '@/components/ui/form';
import { useToast } from '@/components/ui/toast';
import type { AccountView } from '@/lib/auth/model';
import { passwordProblem, PASSWORD_MIN } from '@/lib/auth/password-rules';

/** Changes the person's password, or gives them one. */
export function PasswordForm({ account }: { account: AccountView }) {
  const toast = useToast();
  const { form, isBusy, message, errorOf } = useForm(
    async (data) => {
      const problem = passwordProblem(typedIn(data, 'password'), account);
      if (problem === null) return await replacePassword(data);
      return { ok: false, error: { message: problem, fields: { password: problem } } };
    },
    (_, element) => {
      element?.reset();
      toast.add({ title: 'Password changed', description: 'All other browsers are signed out.' });
    },
  );
  return (
    <form {...form} className="flex max-w-md flex-col gap-3">
      <FormMessage>{message}</FormMessage>
      {/* Lets password managers know whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={account.email} readOnly hidden />
      {account.hasPassword && (
        <PasswordField
          label="Present password"
          name="current"
          autoComplete="current-password"
          error={errorOf('current')}
        />
      )}
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_MIN} characters. Several words in a row are easy to keep.`}
        error={errorOf('password')}
      />
      <Button type="submit" busy={isBusy} className="self-start">
        {account.hasPassword ? 'Change password' : 'Set password'}
      </Button>
    </form>
  );
}
