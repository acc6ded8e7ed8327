import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { PageHeader } from '@/components/layout/page-header';
import { NewSource } from '@/components/sources/new-source';
import { requirePageActor } from '@/lib/auth/session';
import { canEditSources } from '@/lib/sources/policy';
import { listPeople } from '@/lib/workspaces/queries';

export const metadata: Metadata = { title: 'New source' };

export default async function NewSourcePage() {
  const actor = await requirePageActor();
  if (!canEditSources(actor)) redirect('/sources');
  const people = await listPeople(actor);
  const members = people
    .filter((person) => person.role !== null)
    .map(({ userId, name }) => ({ userId, name }));
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="New source" />
      <div className="px-6 py-6 max-sm:px-4">
        <NewSource workspaceId={actor.workspaceId} members={members} />
      </div>
    </main>
  );
}
