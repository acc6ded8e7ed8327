import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header';
import { ImportSources } from '@/components/sources/import-sources';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { requirePageActor } from '@/lib/auth/session';
import { canEditSources } from '@/lib/sources/policy';

export const metadata: Metadata = { title: 'Import sources' };

export default async function ImportSourcesPage() {
  const actor = await requirePageActor();
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      {canEditSources(actor) ? (
        <ImportSources workspaceId={actor.workspaceId} />
      ) : (
        <>
          <PageHeader title="Import sources" />
          <EmptyState
            action={
              <Link className={buttonClass('primary')} href="/sources">
                All sources
              </Link>
            }
          >
            Checkers and editors add sources. Ask the owner of the workspace for that role.
          </EmptyState>
        </>
      )}
    </main>
  );
}
