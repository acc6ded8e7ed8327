import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '@/components/layout/page-header';
import { ListStart } from '@/components/ui/list-start';
import { Pager } from '@/components/ui/pager';
import { can } from '@/lib/auth/abilities';
import { requirePageActor } from '@/lib/auth/session';
import { withFilter } from '@/lib/list-address';
import { assignPath, readAssignQuery } from '@/lib/work/list-rules';
import type { AssignQuery } from '@/lib/work/model';
import { listOpenArticles, listUnfinished } from '@/lib/work/queries';
import type { PersonView } from '@/lib/workspaces/model';
import { listPeople } from '@/lib/workspaces/queries';
import { readPage } from '../../read-page';
import { AssignTable } from '../_components/assign-table';
import { pathsTo } from '../_components/choices';
import { FilterSelect } from '../_components/filter-select';
import { ItemFilters } from '../_components/item-filters';
import { NoItems } from '../_components/no-items';
import { WorkTabs } from '../_components/work-tabs';

export const metadata: Metadata = { title: 'Assign items' };

interface AssignPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AssignPage({ searchParams }: AssignPageProps) {
  const actor = await requirePageActor();
  if (!can(actor, 'item.assign')) redirect('/work');
  const query = readAssignQuery(await searchParams);
  const [page, people, articles] = await Promise.all([
    readPage(listUnfinished(actor, query), {
      cursor: query.cursor,
      first: assignPath(withFilter(query, {})),
    }),
    listPeople(actor),
    listOpenArticles(actor, query.article ?? ''),
  ]);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="Assign items">
        <WorkTabs here="assign" canAssign />
      </PageHeader>
      <Filters query={query} people={people} articles={articles} />
      <ListStart page={query.cursor} />
      {page.items.length > 0 ? (
        <AssignTable
          // Another list is another choice.
          key={assignPath(query)}
          items={page.items}
          people={people}
          workspaceId={actor.workspaceId}
        />
      ) : (
        <NoItems query={query} all="/work/assign">
          Every item of the open articles is finished.
        </NoItems>
      )}
      <Pager
        previous={page.previousCursor && assignPath({ ...query, cursor: page.previousCursor })}
        next={page.nextCursor && assignPath({ ...query, cursor: page.nextCursor })}
      />
    </main>
  );
}

interface FiltersProps {
  query: AssignQuery;
  people: readonly PersonView[];
  articles: readonly { id: string; title: string }[];
}

function Filters({ query, people, articles }: FiltersProps) {
  const titles = articles.map(({ id, title }) => ({ value: id, label: title }));
  const names = [
    { value: 'nobody', label: 'Nobody’s' },
    ...people
      .filter(({ userId, role }) => role !== null || userId === query.to)
      .map(({ userId, name }) => ({ value: userId, label: name })),
  ];
  const to = (part: 'article' | 'to' | 'kind' | 'priority') => (value: string) =>
    assignPath(withFilter(query, { [part]: value } as AssignQuery));
  return (
    <search
      aria-label="Filters"
      className="flex flex-wrap items-center gap-2 border-b border-line px-6 py-2 max-md:px-4"
    >
      <FilterSelect
        label="Article"
        value={query.article ?? ''}
        empty="All open articles"
        options={titles}
        paths={pathsTo(titles, to('article'))}
      />
      <FilterSelect
        label="Whose"
        value={query.to ?? ''}
        empty="Everybody’s"
        options={names}
        paths={pathsTo(names, to('to'))}
      />
      <ItemFilters query={query} to={to} />
    </search>
  );
}
