import type { Metadata } from 'next';

import { changeName } from '@/app/(workspace)/account/actions';
import { PasswordForm } from '@/components/auth/password-form';
import { SignOutEverywhere } from '@/components/auth/sign-out-everywhere';
import { PageHeader } from '@/components/layout/page-header';
import { NameForm } from '@/components/workspaces/name-form';
import { Setting } from '@/components/workspaces/setting';
import { getOwnAccount } from '@/lib/auth/queries';
import { requirePagePerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const account = await getOwnAccount(await requirePagePerson());
  return (
    <>
      <PageHeader title="Your account" />
      <main id="content" className="mx-auto max-w-3xl px-6 max-sm:px-4">
        <Setting title="You" about={`You sign in as ${account.email}.`}>
          <NameForm label="Your name" name={account.name} save={changeName} />
        </Setting>
        <Setting
          title="Password"
          about={
            account.hasPassword
              ? 'Changing it signs out every other browser; this one stays signed in.'
              : 'You sign in through your provider. With a password you could do so without it.'
          }
        >
          <PasswordForm account={account} />
        </Setting>
        <Setting
          title="Sessions"
          about="If you were signed in on a machine that is not yours, end it from here."
        >
          <SignOutEverywhere />
        </Setting>
      </main>
    </>
  );
}
