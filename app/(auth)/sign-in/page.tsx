import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { AuthCard, Or } from '@/app/(auth)/_components/auth-card';
import { ProviderButton } from '@/components/auth/provider-button';
import { SignInForm } from '@/components/auth/sign-in-form';
import { safePath } from '@/lib/auth/next-path';
import { oidcProvider } from '@/lib/auth/oidc';
import { getPerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Sign in' };

const FAILURES: Record<string, string> = {
  OidcEmailTaken:
    'An account with this e-mail address exists, and the provider has not verified that the address is yours. Sign in with your password.',
  OidcNoEmail: 'The provider told no e-mail address. Ask whoever runs it to release yours to Galley.',
};
const NOTICES: Record<string, string> = {
  everywhere: 'You are signed out on every device.',
  password: 'Your password is changed, and every session is ended. Sign in with the new one.',
};
const OTHER = 'Signing in did not work. Try again.';

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = await searchParams;
  const next = safePath(asked['next'] ?? asked['callbackUrl']);
  if (await getPerson()) redirect(next);
  const provider = oidcProvider();
  return (
    <AuthCard
      title="Sign in"
      footer={
        <>
          New here?{' '}
          <Link href="/sign-up" className="font-medium text-accent underline underline-offset-2">
            Create an account
          </Link>
        </>
      }
    >
      {typeof asked['notice'] === 'string' && Object.hasOwn(NOTICES, asked['notice']) && (
        <output className="block rounded-2 bg-desk px-3 py-2">{NOTICES[asked['notice']]}</output>
      )}
      {provider && (
        <>
          <ProviderButton name={provider.name} next={next} />
          <Or />
        </>
      )}
      <SignInForm next={next} failure={failureOf(asked['error'])} />
      <Link
        href="/forgot"
        className="self-start text-[13.5px] text-ink-2 underline underline-offset-2 hover:text-ink"
      >
        Forgot your password?
      </Link>
    </AuthCard>
  );
}

function failureOf(code: string | string[] | undefined): string | null {
  if (code === undefined) return null;
  return (typeof code === 'string' && Object.hasOwn(FAILURES, code) && FAILURES[code]) || OTHER;
}
