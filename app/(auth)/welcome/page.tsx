import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { AuthCard } from '@/app/(auth)/_components/auth-card';
import { StartOwnWorkspace } from '@/components/workspaces/start-own-workspace';
import { getActor, requirePagePerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Welcome' };

/** For people who belong to no workspace: they came through a provider, or have left the last one. */
export default async function WelcomePage() {
  const person = await requirePagePerson();
  if (await getActor()) redirect('/articles');
  return (
    <AuthCard title={`Welcome, ${person.name}`}>
      <p className="text-ink-2">
        You belong to no workspace at present. To join a team, open the invitation link that somebody there
        sends you. Or start a desk of your own, with a sample article to try everything on.
      </p>
      <StartOwnWorkspace />
    </AuthCard>
  );
}
