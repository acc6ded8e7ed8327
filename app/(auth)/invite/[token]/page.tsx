import type { Metadata } from 'next';
import Link from 'next/link';

import { AuthCard, Or } from '@/app/(auth)/_components/auth-card';
import { ProviderButton } from '@/components/auth/provider-button';
import { SignUpForm } from '@/components/auth/sign-up-form';
import { buttonClass } from '@/components/ui/button';
import { JoinForm } from '@/components/workspaces/join-form';
import { OpenWorkspace } from '@/components/workspaces/open-workspace';
import { ROLE_NAMES } from '@/components/workspaces/role-names';
import { signInPath } from '@/lib/auth/next-path';
import { oidcProvider } from '@/lib/auth/oidc';
import { getPerson } from '@/lib/auth/session';
import type { InvitationState } from '@/lib/workspaces/model';
import { getInvitationByToken, getRole } from '@/lib/workspaces/queries';

export const metadata: Metadata = { title: 'Invitation' };

const CLOSED: Record<Exclude<InvitationState, 'open'>, [title: string, text: string]> = {
  used: [
    'This invitation has been used',
    'Each link lets one person in. If that was you, sign in; otherwise ask for a new one.',
  ],
  expired: ['This invitation has expired', 'Ask whoever sent it for a new one.'],
  withdrawn: ['This invitation was withdrawn', 'Ask whoever sent it whether they meant to.'],
};

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await getInvitationByToken(token);
  if (!invitation) {
    return (
      <ClosedCard
        title="This invitation does not exist"
        text="Perhaps part of the link is missing. Copy all of it, or ask for a new one."
      />
    );
  }
  const { workspace, state, role, invitedByName } = invitation;
  const person = await getPerson();
  if (person && (await getRole(person.userId, workspace.id))) {
    return (
      <AuthCard title={`You are a member of ${workspace.name} already`}>
        <OpenWorkspace workspace={workspace} />
      </AuthCard>
    );
  }
  if (state !== 'open') {
    const [title, text] = CLOSED[state];
    return <ClosedCard title={title} text={text} />;
  }
  const { label, may } = ROLE_NAMES[role];
  const offer = (
    <p className="text-ink-2">
      {invitedByName} invites you to {workspace.name} as {label.toLowerCase()}: {withArticle(label)} {may}.
    </p>
  );
  if (person) {
    return (
      <AuthCard title={`Join ${workspace.name}`}>
        {offer}
        <JoinForm token={token} workspaceName={workspace.name} personEmail={person.email} />
      </AuthCard>
    );
  }
  const here = `/invite/${token}`;
  const provider = oidcProvider();
  return (
    <AuthCard
      title={`Join ${workspace.name}`}
      footer={
        <>
          Have an account?{' '}
          <Link href={signInPath(here)} className="font-medium text-accent underline underline-offset-2">
            Sign in to join
          </Link>
        </>
      }
    >
      {offer}
      {provider && (
        <>
          <ProviderButton name={provider.name} next={here} />
          <Or />
        </>
      )}
      <SignUpForm token={token} />
    </AuthCard>
  );
}

function ClosedCard({ title, text }: { title: string; text: string }) {
  return (
    <AuthCard title={title}>
      <p className="text-ink-2">{text}</p>
      <Link href="/articles" className={buttonClass()}>
        Go to Galley
      </Link>
    </AuthCard>
  );
}

function withArticle(label: string): string {
  return `${/^[AEIOU]/.test(label) ? 'an' : 'a'} ${label.toLowerCase()}`;
}
