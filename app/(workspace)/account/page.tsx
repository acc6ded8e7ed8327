import type { Metadata } from 'next';

import { EmailForm } from '@/components/auth/email-form';
import { PasswordForm } from '@/components/auth/password-form';
import { ProfileForm } from '@/components/auth/profile-form';
import { SessionList } from '@/components/auth/session-list';
import { PageHeader } from '@/components/layout/page-header';
import { Setting } from '@/components/workspaces/setting';
import { getOwnAccount } from '@/lib/auth/queries';
import { getSessionId, requirePagePerson } from '@/lib/auth/session';
import { listOwnSessions } from '@/lib/auth/sessions';
import { TIME_ZONES } from '@/lib/auth/time-zone-rules';
import { canMail } from '@/lib/mail/send-mail';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const person = await requirePagePerson();
  const [account, sessions] = await Promise.all([
    getOwnAccount(person),
    listOwnSessions(person, (await getSessionId()) ?? ''),
  ]);
  const mails = canMail();
  return (
    <>
      <PageHeader title="Your account" />
      <main id="content" className="mx-auto max-w-3xl px-6 max-sm:px-4">
        <Setting title="You">
          <ProfileForm account={account} timeZones={TIME_ZONES} />
        </Setting>
        <Setting
          title="E-mail address"
          about={
            <>
              You sign in as <bdi className="wrap-anywhere">{account.email}</bdi>.{' '}
              {aboutChange(mails, account)}
            </>
          }
        >
          {account.hasPassword && <EmailForm mails={mails} />}
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
          about="Where you are signed in. If one of these is not yours, sign it out here and change your password."
        >
          <SessionList sessions={sessions} />
        </Setting>
      </main>
    </>
  );
}

function aboutChange(mails: boolean, { hasPassword }: { hasPassword: boolean }): string {
  if (!hasPassword) return 'To change it, set a password below first.';
  return mails
    ? 'Another one takes effect when you open the link that is mailed to it.'
    : 'This Galley sends no mail, so another one takes effect at once and nobody confirms it: type it with care.';
}
