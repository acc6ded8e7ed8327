import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { PageHeader } from '@/components/layout/page-header';
import { NewSource } from '@/components/sources/new-source';
import { requirePageActor } from '@/lib/auth/session';
import { canEditSources } from '@/lib/sources/policy';

export const metadata: Metadata = { title: 'New source' };

export default async function NewSourcePage() {
  if (!canEditSources(await requirePageActor())) redirect('/sources');
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="New source" />
      <div className="px-6 py-6 max-sm:px-4">
        <NewSource />
      </div>
    </main>
  );
}
