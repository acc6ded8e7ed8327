'use client';

import { leaveFor } from '@/components/auth/auth-request';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { FormMessage, typedIn, useForm, type FormResult } from '@/components/ui/form';
import { joinAsNewPerson, signUp } from '@/app/(auth)/actions';
import { passwordProblem, PASSWORD_MIN } from '@/lib/auth/password-rules';

/** Makes an account; with an invitation's token it joins that workspace instead of making one. */
export function SignUpForm({ token }: { token?: string }) {
  const { form, isBusy, message, errorOf } = useForm(
    (data) => send(data, token),
    () => leaveFor('/articles'),
  );
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <Field label="Your name" hint="As others see it beside what you write." error={errorOf('name')}>
        <Input name="name" autoComplete="name" maxLength={100} required />
      </Field>
      <Field label="E-mail" error={errorOf('email')}>
        <Input name="email" type="email" autoComplete="username" autoCapitalize="none" required />
      </Field>
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_MIN} characters. Several words in a row are easy to keep.`}
        error={errorOf('password')}
      />
      <Button type="submit" variant="primary" busy={isBusy}>
        {token === undefined ? 'Create account' : 'Create account and join'}
      </Button>
    </form>
  );
}

async function send(data: FormData, token: string | undefined): Promise<FormResult<unknown>> {
  const owner = { name: typedIn(data, 'name'), email: typedIn(data, 'email') };
  const problem = passwordProblem(typedIn(data, 'password'), owner);
  if (problem !== null) return { ok: false, error: { message: problem, fields: { password: problem } } };
  if (token === undefined) return await signUp(data);
  data.set('token', token);
  return await joinAsNewPerson(data);
}
