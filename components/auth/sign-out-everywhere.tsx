'use client';

import { useState } from 'react';

import { endAllSessions } from '@/app/(workspace)/account/actions';
import { leaveFor } from '@/components/auth/auth-request';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';

/** Ends every session of the person, after asking. */
export function SignOutEverywhere() {
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const confirm = async () => {
    const outcome = await endAllSessions({});
    if (outcome.ok) await leaveFor('/sign-in?notice=everywhere');
    else toast.add({ title: outcome.error.message, urgent: true });
  };
  return (
    <>
      <Button variant="danger" onClick={() => setIsAsking(true)}>
        Sign out everywhere
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Sign out everywhere?"
        description="Every browser in which you are signed in has to sign in again, this one too. What was not saved there is lost."
        action="Sign out everywhere"
        onConfirm={confirm}
      />
    </>
  );
}
