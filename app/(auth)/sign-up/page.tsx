import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { AuthCard, Or } from '@/app/(auth)/_components/auth-card';
import { ProviderButton } from '@/components/auth/provider-button';
import { SignUpForm } from '@/components/auth/sign-up-form';
import { oidcProvider } from '@/lib/auth/oidc';
import { getPerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage() {
  if (await getPerson()) redirect('/articles');
  const provider = oidcProvider();
  return (
    <AuthCard
      title="Create an account"
      footer={
        <>
          Have one already?{' '}
          <Link href="/sign-in" className="font-medium text-accent underline underline-offset-2">
            Sign in
          </Link>
        </>
      }
    >
      <p className="text-ink-2">You get a desk of your own, with a sample article to try everything on.</p>
      {provider && (
        <>
          <ProviderButton name={provider.name} next="/articles" />
          <Or />
        </>
      )}
      <SignUpForm />
    </AuthCard>
  );
}
