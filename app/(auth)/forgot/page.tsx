import type { Metadata } from 'next';
import Link from 'next/link';

import { AuthCard } from '@/app/(auth)/_components/auth-card';
import { ForgotForm } from '@/components/auth/forgot-form';
import { canMail } from '@/lib/mail/send-mail';

export const metadata: Metadata = { title: 'Forgot your password?' };

export default function ForgotPage() {
  return (
    <AuthCard
      title="Forgot your password?"
      footer={
        <Link href="/sign-in" className="font-medium text-accent underline underline-offset-2">
          Back to signing in
        </Link>
      }
    >
      {canMail() ? (
        <>
          <p className="text-ink-2">Give your address, and a link to choose a new password is sent to it.</p>
          <ForgotForm />
        </>
      ) : (
        <div className="flex flex-col gap-3 text-ink-2">
          <p>
            This Galley sends no mail. Ask an owner of your workspace: under Settings, Members, they can make
            a link for you to choose a new password by.
          </p>
          <p>
            If you are the only owner, ask whoever runs Galley: they can make one with{' '}
            <code className="text-[12.5px]">npm run password-link</code>, or set up mail (SMTP_URL), and then
            this page sends you a link.
          </p>
        </div>
      )}
    </AuthCard>
  );
}
