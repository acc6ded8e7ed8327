import type { Metadata } from 'next';
import Link from 'next/link';

import { PageHeader } from '@/components/layout/page-header';
import { BibliographyMenu } from '@/components/sources/bibliography-menu';
import { SourceList } from '@/components/sources/source-list';
import { buttonClass } from '@/components/ui/button';
import { ListStart } from '@/components/ui/list-start';
import { Pager } from '@/components/ui/pager';
import { requirePageActor } from '@/lib/auth/session';
import { listSourceChoices, listSources } from '@/lib/sources/list-queries';
import { withFilter } from '@/lib/list-address';
import { isFiltered, readSourceQuery, sourcesPath } from '@/lib/sources/list-rules';
import { canEditSources } from '@/lib/sources/policy';
import { getOrigin } from '@/lib/sources/queries';

import { readPage } from '../read-page';
import { NoSources } from './_components/no-sources';
import { SourceFilters } from './_components/source-filters';
import { SourceSearch } from './_components/source-search';

export const metadata: Metadata = { title: 'Sources' };

interface SourcesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SourcesPage({ searchParams }: SourcesPageProps) {
  const actor = await requirePageActor();
  const query = readSourceQuery(await searchParams);
  const [page, choices, origin] = await Promise.all([
    readPage(listSources(actor, query), { cursor: query.cursor, first: sourcesPath(withFilter(query, {})) }),
    listSourceChoices(actor),
    query.origin === undefined ? null : getOrigin(actor, query.origin),
  ]);
  const canEdit = canEditSources(actor);
  const isEmpty = page.items.length === 0;
  const isSearch = isFiltered(query);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Sources">
        <SourceSearch key={query.search} query={query} />
        {(isSearch || !isEmpty) && (
          <Link className={buttonClass()} href="/sources/duplicates">
            Duplicates
          </Link>
        )}
        {!isEmpty && <BibliographyMenu query={query} workspaceId={actor.workspaceId} />}
        {canEdit && (isSearch || !isEmpty) && (
          <Link className={buttonClass()} href="/sources/import">
            Import
          </Link>
        )}
        {canEdit && (isSearch || !isEmpty) && (
          <Link className={buttonClass('primary')} href="/sources/new">
            New source
          </Link>
        )}
      </PageHeader>
      {(isSearch || !isEmpty) && (
        <SourceFilters
          query={query}
          {...choices}
          origin={query.origin === undefined ? null : (origin?.title ?? 'Origin')}
        />
      )}
      {page.withheld > 0 && (
        <p className="border-b border-line px-6 py-2 text-[13px] text-ink-2 max-sm:px-4">
          {page.withheld === 1 ? '1 protected source is' : `${page.withheld} protected sources are`} not shown
          to you, whatever you search for.
        </p>
      )}
      <ListStart page={query.cursor} />
      {isEmpty ? (
        <NoSources isSearch={isSearch} canEdit={canEdit} />
      ) : (
        <SourceList items={page.items} query={query} />
      )}
      <Pager
        previous={page.previousCursor && sourcesPath({ ...query, cursor: page.previousCursor })}
        next={page.nextCursor && sourcesPath({ ...query, cursor: page.nextCursor })}
      />
    </main>
  );
}
