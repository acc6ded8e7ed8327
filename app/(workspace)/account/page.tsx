import type { Metadata } from 'next';
import Link from 'next/link';

import { EmailForm } from '@/components/auth/email-form';
import { PasswordForm } from '@/components/auth/password-form';
import { ProfileForm } from '@/components/auth/profile-form';
import { SessionList } from '@/components/auth/session-list';
import { MailChoicesForm } from '@/components/inbox/mail-choices-form';
import { PageHeader } from '@/components/layout/page-header';
import { Setting } from '@/components/workspaces/setting';
import { getOwnAccount } from '@/lib/auth/queries';
import { getSessionId, requirePageActor, requirePagePerson } from '@/lib/auth/session';
import { listOwnSessions } from '@/lib/auth/sessions';
import { TIME_ZONES } from '@/lib/auth/time-zone-rules';
import { getMailChoices } from '@/lib/inbox/mail-queries';
import { canMail } from '@/lib/mail/send-mail';
import type { WorkspaceView } from '@/lib/workspaces/model';
import { getAccount } from '@/lib/workspaces/queries';

export const metadata: Metadata = { title: 'Your account' };

interface AccountPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccountPage({ searchParams }: AccountPageProps) {
  const [person, actor] = await Promise.all([requirePagePerson(), requirePageActor()]);
  const [account, sessions, { workspaces, workspace }] = await Promise.all([
    getOwnAccount(person),
    listOwnSessions(person, (await getSessionId()) ?? ''),
    getAccount(actor),
  ]);
  // Links in mails name the workspace that they are about.
  const { workspace: named } = await searchParams;
  const chosen = workspaces.find(({ id }) => id === named) ?? { ...workspace, role: actor.role };
  const choices = await getMailChoices({ ...actor, workspaceId: chosen.id, role: chosen.role });
  const mails = canMail();
  return (
    <>
      <PageHeader title="Your account" />
      <main id="content" tabIndex={-1} className="mx-auto max-w-3xl px-6 outline-none max-sm:px-4">
        <Setting title="You">
          <ProfileForm account={account} timeZones={TIME_ZONES} />
        </Setting>
        <Setting id="mail" title="Mail from your inbox" about={aboutMail(mails, account.timeZone, chosen)}>
          <MailChoicesForm key={chosen.id} workspaceId={chosen.id} choices={choices} />
          <OtherWorkspaces workspaces={workspaces.filter(({ id }) => id !== chosen.id)} />
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

function aboutMail(mails: boolean, timeZone: string, { name }: WorkspaceView) {
  return (
    <>
      What you have not read of your inbox in <bdi className="font-medium text-ink">{name}</bdi>. Soon: within
      15 minutes, together with what else came meanwhile. Daily: at 7:00,{' '}
      {timeZone === ''
        ? 'in UTC until you choose a time zone above.'
        : `in your time zone (${timeZone.replaceAll('_', ' ')}).`}
      {!mails &&
        ' This Galley sends no mail, because whoever runs it has named no mail server. What you choose is kept for when it does.'}
    </>
  );
}

function OtherWorkspaces({ workspaces }: { workspaces: readonly WorkspaceView[] }) {
  if (workspaces.length === 0) return null;
  return (
    <p className="mt-4 text-[13.5px] text-ink-2">
      Each workspace has its own:{' '}
      {workspaces.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={`/account?workspace=${id}#mail`} className="text-accent underline">
            <bdi>{name}</bdi>
          </Link>
        </span>
      ))}
    </p>
  );
}
