import type { Metadata } from 'next';
import Link from 'next/link';
import '@/app/desk.css';
import { ImportScreen } from '@/components/articles/import-screen';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { canImportArticle } from '@/lib/articles/policy';
import { requirePageActor } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Import an article' };

export default async function ImportPage() {
  const actor = await requirePageActor();
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      {canImportArticle(actor) ? (
        // What one person typed is not offered to the next who signs in on this tab.
        <ImportScreen storageKey={`galley-import-${actor.userId}-${actor.workspaceId}`} />
      ) : (
        <>
          <PageHeader title="Import an article" />
          <EmptyState
            action={
              <Link className={buttonClass('primary')} href="/articles">
                All articles
              </Link>
            }
          >
            Checkers and editors bring articles in. Ask the owner of the workspace for that role.
          </EmptyState>
        </>
      )}
    </main>
  );
}
