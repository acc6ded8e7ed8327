import type { Metadata } from 'next';

import { AuthCard } from '@/app/(auth)/_components/auth-card';
import { ClosedLink } from '@/app/(auth)/_components/closed-link';
import { ConfirmAddress } from '@/components/auth/confirm-address';
import { getLink } from '@/lib/auth/account-links';

export const metadata: Metadata = {
  title: 'Confirm your address',
  referrer: 'no-referrer',
  robots: 'noindex',
};

const BACK = { href: '/account', label: 'Go to your account' };

export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await getLink(token, 'email_change');
  if (!link?.newEmail) {
    return (
      <ClosedLink
        title="This link does not exist"
        text="Perhaps part of it is missing, or your address or password was changed since. Ask for a new one in your account."
        to={BACK}
      />
    );
  }
  if (link.state === 'used') {
    return (
      <ClosedLink title="This link has been used" text="The address it was for is confirmed." to={BACK} />
    );
  }
  if (link.state === 'expired') {
    return (
      <ClosedLink
        title="This link has expired"
        text="It can be used for a day. Ask for a new one in your account."
        to={BACK}
      />
    );
  }
  return (
    <AuthCard title="Confirm your address">
      <p className="text-ink-2">
        {link.name} wants to sign in to Galley as <bdi className="wrap-anywhere">{link.newEmail}</bdi> from
        now on.
      </p>
      <ConfirmAddress token={token} email={link.newEmail} />
    </AuthCard>
  );
}
