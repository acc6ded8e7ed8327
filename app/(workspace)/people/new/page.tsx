import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { NewAgent } from '@/components/agents/new-agent';
import { PageHeader } from '@/components/layout/page-header';
import { canEditAgents } from '@/lib/agents/policy';
import { requirePageActor } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'New person or organisation' };

export default async function NewAgentPage() {
  if (!canEditAgents(await requirePageActor())) redirect('/people');
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="New person or organisation" />
      <div className="px-6 py-6 max-sm:px-4">
        <NewAgent />
      </div>
    </main>
  );
}
