import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStart } from '@/components/ui/list-start';
import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { requirePageActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { assignPath, isFiltered, readAssignQuery, withFilter } from '@/lib/work/list-rules';
import type { AssignQuery, WorkPage } from '@/lib/work/model';
import { listOpenArticles, listUnfinished } from '@/lib/work/queries';
import type { PersonView } from '@/lib/workspaces/model';
import { listPeople } from '@/lib/workspaces/queries';
import { AssignTable } from '../_components/assign-table';
import { KIND_CHOICES, pathsTo, PRIORITY_CHOICES } from '../_components/choices';
import { FilterSelect } from '../_components/filter-select';
import { WorkPager } from '../_components/work-pager';
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
    readPage(actor, query),
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
        <NoItems query={query} />
      )}
      <WorkPager
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
      <FilterSelect
        label="Kind"
        value={query.kind ?? ''}
        empty="All kinds"
        options={KIND_CHOICES}
        paths={pathsTo(KIND_CHOICES, to('kind'))}
      />
      <FilterSelect
        label="Priority"
        value={query.priority ?? ''}
        empty="Any priority"
        options={PRIORITY_CHOICES}
        paths={pathsTo(PRIORITY_CHOICES, to('priority'))}
      />
    </search>
  );
}

function NoItems({ query }: { query: AssignQuery }) {
  if (!isFiltered(query) && query.cursor === undefined) {
    return <EmptyState>Every item of the open articles is finished.</EmptyState>;
  }
  return (
    <EmptyState
      action={
        <Link className={buttonClass()} href="/work/assign">
          Show all
        </Link>
      }
    >
      No item matches.
    </EmptyState>
  );
}

// A page that is no longer there, from an old address or one made by hand, gives way to the first.
async function readPage(actor: Actor, query: AssignQuery): Promise<WorkPage> {
  try {
    return await listUnfinished(actor, query);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input' && query.cursor !== undefined) {
      redirect(assignPath(withFilter(query, {})));
    }
    throw error;
  }
}
