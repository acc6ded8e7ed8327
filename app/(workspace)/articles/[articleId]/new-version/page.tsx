import type { Metadata } from 'next';
import Link from 'next/link';
import '@/app/desk.css';
import '@/app/versions.css';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { NewVersionScreen } from '@/components/versions/new-version-screen';
import { readVersionHead } from '../history/read-version-head';

interface NewVersionPageProps {
  params: Promise<{ articleId: string }>;
}

export async function generateMetadata({ params }: NewVersionPageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `New version of ${article.title}` };
}

export default async function NewVersionPage({ params }: NewVersionPageProps) {
  const { actor, article } = await readVersionHead((await params).articleId);
  const { id, title, language, canWrite, isArchived, isOpen } = article;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      {canWrite ? (
        <NewVersionScreen
          key={id}
          article={{ id, title, language }}
          workspaceId={actor.workspaceId}
          // What one person pasted is not offered to the next who signs in on this tab.
          storageKey={`galley-new-version-${actor.userId}-${actor.workspaceId}-${id}`}
        />
      ) : (
        <>
          <PageHeader title="New version" />
          <EmptyState
            action={
              <Link className={buttonClass('primary')} href={`/articles/${id}`}>
                Back to the article
              </Link>
            }
          >
            {isArchived
              ? 'This article is in the archive. Restore it to work on it.'
              : !isOpen
                ? 'This article is published or withdrawn. A published one is worked on in a correction, which editors open on its desk.'
                : 'Editors and the assigned author bring new versions in. You can propose wording in the article.'}
          </EmptyState>
        </>
      )}
    </main>
  );
}
