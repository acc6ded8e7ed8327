import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { PageHeader } from '@/components/layout/page-header';
import { SourceList } from '@/components/sources/source-list';
import { buttonClass } from '@/components/ui/button';
import { requirePageActor } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { readSourceQuery, sourcesPath } from '@/lib/sources/list-rules';
import type { SourceListQuery, SourcePage } from '@/lib/sources/model';
import { canEditSources } from '@/lib/sources/policy';
import { listSources } from '@/lib/sources/list-queries';

import { NoSources } from './_components/no-sources';
import { SourceSearch } from './_components/source-search';

export const metadata: Metadata = { title: 'Sources' };

interface SourcesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SourcesPage({ searchParams }: SourcesPageProps) {
  const actor = await requirePageActor();
  const query = readSourceQuery(await searchParams);
  const page = await readPage(actor, query);
  const canEdit = canEditSources(actor);
  const { nextCursor } = page;
  const isEmpty = page.items.length === 0;
  const isSearch = Boolean(query.search);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Sources">
        <SourceSearch key={query.search} search={query.search ?? ''} />
        {canEdit && (isSearch || !isEmpty) && (
          <Link className={buttonClass('primary')} href="/sources/new">
            New source
          </Link>
        )}
      </PageHeader>
      {isEmpty ? <NoSources isSearch={isSearch} canEdit={canEdit} /> : <SourceList items={page.items} />}
      {(query.cursor ?? nextCursor) && (
        <nav aria-label="Pages" className="flex justify-end gap-2 px-6 py-4 max-md:px-4">
          {query.cursor && (
            <Link className={buttonClass()} href={sourcesPath({ search: query.search })}>
              First page
            </Link>
          )}
          {nextCursor && (
            <Link rel="next" className={buttonClass()} href={sourcesPath({ ...query, cursor: nextCursor })}>
              Next page
            </Link>
          )}
        </nav>
      )}
    </main>
  );
}

// A page that is no longer there, from an old address or one made by hand, gives way to the first.
async function readPage(actor: Actor, query: SourceListQuery): Promise<SourcePage> {
  try {
    return await listSources(actor, query);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input' && query.cursor !== undefined) {
      redirect(sourcesPath({ search: query.search }));
    }
    throw error;
  }
}
