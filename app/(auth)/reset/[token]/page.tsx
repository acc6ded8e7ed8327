import type { Metadata } from 'next';

import { AuthCard } from '@/app/(auth)/_components/auth-card';
import { ClosedLink } from '@/app/(auth)/_components/closed-link';
import { ResetForm } from '@/components/auth/reset-form';
import { getLink } from '@/lib/auth/account-links';

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer', robots: 'noindex' };

const AGAIN = { href: '/forgot', label: 'Get a new link' };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await getLink(token, 'password_reset');
  if (!link) {
    return (
      <ClosedLink
        title="This link does not exist"
        text="Perhaps part of it is missing, or a newer password has closed it. Copy all of it, or get a new one."
        to={AGAIN}
      />
    );
  }
  if (link.state === 'used') {
    return (
      <ClosedLink
        title="This link has been used"
        text="A password was chosen by it. If that was not you, get a new link now: it ends every session of your account."
        to={AGAIN}
      />
    );
  }
  if (link.state === 'expired') {
    return (
      <ClosedLink
        title="This link has expired"
        text="For safety it can be used for an hour only."
        to={AGAIN}
      />
    );
  }
  const { name, email } = link;
  return (
    <AuthCard title="Choose a new password">
      <p className="text-ink-2">
        For {name}, who signs in as <bdi className="wrap-anywhere">{email}</bdi>. Every session of this
        account is ended.
      </p>
      <ResetForm token={token} owner={{ name, email }} />
    </AuthCard>
  );
}
