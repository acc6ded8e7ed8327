'use client';

import { leaveFor, postAuth } from '@/components/auth/auth-request';
import { Button } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';

/** Goes to the configured provider to sign in there, and comes back to `next`. */
export function ProviderButton({ name, next }: { name: string; next: string }) {
  const { form, isBusy, message } = useForm(
    () => postAuth('signin/oidc', { callbackUrl: next }, `${name} cannot be reached at present.`),
    leaveFor,
  );
  return (
    <form {...form} className="flex flex-col gap-4">
      <Button type="submit" busy={isBusy}>
        Continue with {name}
      </Button>
      <FormMessage>{message}</FormMessage>
    </form>
  );
}
