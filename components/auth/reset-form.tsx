'use client';

import { chooseNewPassword } from '@/app/(auth)/actions';
import { leaveFor } from '@/components/auth/auth-request';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { FormMessage, typedIn, useForm, type FormResult } from '@/components/ui/form';
import { passwordProblem, PASSWORD_MIN } from '@/lib/auth/password-rules';

interface ResetFormProps {
  token: string;
  /** Whose password it will be. */
  owner: { name: string; email: string };
}

/** Chooses a new password by a link. */
export function ResetForm({ token, owner }: ResetFormProps) {
  const { form, isBusy, message, errorOf } = useForm(
    (data) => send(typedIn(data, 'password'), token, owner),
    () => leaveFor('/sign-in?notice=password'),
  );
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      {/* Lets password managers know whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={owner.email} readOnly hidden />
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_MIN} characters. Several words in a row are easy to keep.`}
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" busy={isBusy}>
        Set password
      </Button>
    </form>
  );
}

async function send(
  password: string,
  token: string,
  owner: ResetFormProps['owner'],
): Promise<FormResult<unknown>> {
  const problem = passwordProblem(password, owner);
  if (problem !== null) return { ok: false, error: { message: problem, fields: { password: problem } } };
  return await chooseNewPassword({ token, password });
}
