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
import { isFiltered, readWorkQuery, withFilter, workPath } from '@/lib/work/list-rules';
import { WORK_REASONS, type WorkPage as Page, type WorkQuery, type WorkReason } from '@/lib/work/model';
import { countWork, listMyArticles, listWork } from '@/lib/work/queries';
import { KIND_CHOICES, pathsTo, PRIORITY_CHOICES, WHY_LABELS } from './_components/choices';
import { FilterSelect } from './_components/filter-select';
import { MyArticles } from './_components/my-articles';
import { WorkItems } from './_components/work-items';
import { WorkPager } from './_components/work-pager';
import { WorkTabs } from './_components/work-tabs';

export const metadata: Metadata = { title: 'My work' };

interface WorkPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WorkPage({ searchParams }: WorkPageProps) {
  const actor = await requirePageActor();
  const query = readWorkQuery(await searchParams);
  const [page, counts, articles] = await Promise.all([
    readPage(actor, query),
    countWork(actor),
    listMyArticles(actor),
  ]);
  const isNothing = articles.items.length === 0 && Object.values(counts).every((count) => count === 0);
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader title="My work">
        <WorkTabs here="mine" canAssign={can(actor, 'item.assign')} />
      </PageHeader>
      {isNothing ? (
        <EmptyState
          action={
            <Link className={buttonClass()} href="/articles">
              Go to the articles
            </Link>
          }
        >
          Nothing waits for you: no article is yours to see to, and no item is assigned to you.
        </EmptyState>
      ) : (
        <>
          {articles.items.length > 0 && (
            <section aria-labelledby="my-articles">
              <h2
                id="my-articles"
                className="px-6 pt-5 pb-2 text-[13px] font-semibold text-ink-2 max-md:px-4"
              >
                Articles that you see to
              </h2>
              <MyArticles {...articles} />
            </section>
          )}
          <section aria-labelledby="my-items">
            <div className="flex flex-wrap items-center gap-2 px-6 pt-5 pb-2 max-md:px-4">
              <h2 id="my-items" className="mr-auto text-[13px] font-semibold text-ink-2">
                Items that wait for you
              </h2>
              <Filters query={query} counts={counts} />
            </div>
            <ListStart page={query.cursor} />
            {page.items.length > 0 ? <WorkItems items={page.items} /> : <NoItems query={query} />}
            <WorkPager
              previous={page.previousCursor && workPath({ ...query, cursor: page.previousCursor })}
              next={page.nextCursor && workPath({ ...query, cursor: page.nextCursor })}
            />
          </section>
        </>
      )}
    </main>
  );
}

function Filters({ query, counts }: { query: WorkQuery; counts: Record<WorkReason, number> }) {
  const reasons = WORK_REASONS.map((why) => ({
    value: why,
    label: `${WHY_LABELS[why]} (${counts[why].toLocaleString('en')})`,
  }));
  const to = (part: 'why' | 'kind' | 'priority') => (value: string) =>
    workPath(withFilter(query, { [part]: value } as WorkQuery));
  return (
    <search aria-label="Filters" className="flex flex-wrap gap-2 max-sm:w-full">
      <FilterSelect
        label="Why it waits"
        value={query.why ?? ''}
        empty="Any reason"
        options={reasons}
        paths={pathsTo(reasons, to('why'))}
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

function NoItems({ query }: { query: WorkQuery }) {
  if (!isFiltered(query) && query.cursor === undefined) {
    return <EmptyState>No item waits for you.</EmptyState>;
  }
  return (
    <EmptyState
      action={
        <Link className={buttonClass()} href="/work">
          Show all
        </Link>
      }
    >
      No item matches.
    </EmptyState>
  );
}

// A page that is no longer there, from an old address or one made by hand, gives way to the first.
async function readPage(actor: Actor, query: WorkQuery): Promise<Page> {
  try {
    return await listWork(actor, query);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input' && query.cursor !== undefined) {
      redirect(workPath(withFilter(query, {})));
    }
    throw error;
  }
}
