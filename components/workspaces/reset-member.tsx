'use client';

import { useState } from 'react';

import { makeReset } from '@/app/(workspace)/settings/actions';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormMessage, useForm } from '@/components/ui/form';
import { FreshLink } from '@/components/workspaces/fresh-link';
import type { MemberView } from '@/lib/workspaces/model';

/** Makes a link by which a member may choose a new password, after saying what that does, and shows it once. */
export function ResetMember({ member }: { member: MemberView }) {
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<{ token: string; minutes: number } | null>(null);
  const { form, isBusy, message } = useForm(() => makeReset({ userId: member.userId }), setMade);
  const open = (next: boolean) => {
    setIsOpen(next);
    if (next) setMade(null);
  };
  return (
    <>
      <Button
        size="small"
        variant="plain"
        aria-label={`New password for ${member.name}`}
        onClick={() => open(true)}
      >
        New password
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={open}
        title={`A new password for ${member.name}`}
        description="This Galley sends no mail, so you hand over the link yourself. Whoever opens it can sign in as this person: give it to nobody else. That it was made is recorded."
      >
        {made ? (
          <FreshLink label="Link for a new password" path={`/reset/${made.token}`}>
            It can be used once, within {made.minutes} minutes, and ends every session of the account.
          </FreshLink>
        ) : (
          <form {...form} className="flex flex-col gap-3">
            <FormMessage>{message}</FormMessage>
            <Button type="submit" variant="primary" busy={isBusy} className="self-end">
              Make the link
            </Button>
          </form>
        )}
      </Dialog>
    </>
  );
}
