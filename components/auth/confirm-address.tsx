'use client';

import Link from 'next/link';
import { useState } from 'react';

import { confirmAddress } from '@/app/(auth)/actions';
import { Button, buttonClass } from '@/components/ui/button';
import { FormMessage, useForm } from '@/components/ui/form';

/** Confirms a new address by a button: programs that look into mails open links, but press nothing. */
export function ConfirmAddress({ token, email }: { token: string; email: string }) {
  const [isDone, setIsDone] = useState(false);
  const { form, isBusy, message } = useForm(
    () => confirmAddress({ token }),
    () => setIsDone(true),
  );
  if (isDone) {
    return (
      <>
        <output className="block rounded-2 bg-desk px-3 py-2">
          Confirmed. From now on you sign in as <bdi className="wrap-anywhere">{email}</bdi>.
        </output>
        <Link href="/articles" className={buttonClass()}>
          Go to Galley
        </Link>
      </>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormMessage>{message}</FormMessage>
      <Button type="submit" variant="primary" busy={isBusy}>
        Confirm this address
      </Button>
    </form>
  );
}
