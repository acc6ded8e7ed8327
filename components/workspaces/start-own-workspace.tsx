'use client';

import { startOwnWorkspace } from '@/app/(auth)/actions';
import { leaveFor, postAuth } from '@/components/auth/auth-request';
import { Button } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';

/** What somebody without a workspace can do besides waiting for an invitation. */
export function StartOwnWorkspace() {
  const starting = useForm(
    () => startOwnWorkspace({}),
    () => leaveFor('/articles'),
  );
  const leaving = useForm(
    () => postAuth('signout', {}, 'Signing out did not work. Try again.'),
    () => leaveFor('/sign-in'),
  );
  return (
    <>
      <FormMessage>{starting.message ?? leaving.message}</FormMessage>
      <form {...starting.form} className="flex flex-col">
        <Button type="submit" variant="primary" busy={starting.isBusy}>
          Start a desk of my own
        </Button>
      </form>
      <form {...leaving.form} className="flex flex-col">
        <Button type="submit" busy={leaving.isBusy}>
          Sign out
        </Button>
      </form>
    </>
  );
}
