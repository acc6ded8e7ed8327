'use client';

import { joinByInvitation } from '@/app/(auth)/actions';
import { leaveFor, postAuth } from '@/components/auth/auth-request';
import { Button } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';

interface JoinFormProps {
  token: string;
  workspaceName: string;
  personEmail: string;
}

/** Joins a workspace as the person who is signed in, or lets them be somebody else. */
export function JoinForm({ token, workspaceName, personEmail }: JoinFormProps) {
  const joining = useForm(
    () => joinByInvitation({ token }),
    () => leaveFor('/articles'),
  );
  const leaving = useForm(
    () => postAuth('signout', {}, 'Signing out did not work. Try again.'),
    () => leaveFor(`/invite/${token}`),
  );
  return (
    <>
      <form {...joining.form} className="flex flex-col gap-4">
        <FormMessage>{joining.message ?? leaving.message}</FormMessage>
        <Button type="submit" variant="primary" busy={joining.isBusy}>
          Join {workspaceName}
        </Button>
      </form>
      <form
        {...leaving.form}
        className="flex flex-wrap items-center justify-between gap-2 text-[13.5px] text-ink-2"
      >
        <span className="min-w-0 truncate">You are {personEmail}.</span>
        <Button type="submit" variant="plain" size="small" busy={leaving.isBusy}>
          Use another account
        </Button>
      </form>
    </>
  );
}
