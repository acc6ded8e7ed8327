'use client';

import { leaveFor, postAuth } from '@/components/auth/auth-request';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, typedIn, useForm, type FormResult } from '@/components/ui/form';

const WRONG = 'The e-mail address or the password is not right.';

interface SignInFormProps {
  /** Where to go afterwards. */
  next: string;
  /** What went wrong on the way here. */
  failure: string | null;
}

export function SignInForm({ next, failure }: SignInFormProps) {
  const { form, isBusy, message, errorOf } = useForm(
    (data) => signIn(typedIn(data, 'email'), typedIn(data, 'password')),
    () => leaveFor(next),
  );
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormMessage>{message ?? failure}</FormMessage>
      <Field label="E-mail" error={errorOf('email')}>
        <Input name="email" type="email" autoComplete="username" autoCapitalize="none" required />
      </Field>
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" busy={isBusy}>
        Sign in
      </Button>
    </form>
  );
}

async function signIn(email: string, password: string): Promise<FormResult<string>> {
  const fields = {
    ...(email.trim() === '' && { email: 'Give your e-mail address.' }),
    ...(password === '' && { password: 'Give your password.' }),
  };
  if (Object.keys(fields).length > 0) return { ok: false, error: { message: WRONG, fields } };
  return await postAuth('callback/credentials', { email, password }, WRONG);
}
