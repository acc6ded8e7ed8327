import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStart } from '@/components/ui/list-start';
import { Pager } from '@/components/ui/pager';
import { can } from '@/lib/auth/abilities';
import { requirePageActor } from '@/lib/auth/session';
import { listWaitingChecks } from '@/lib/double-check/queries';
import { withFilter } from '@/lib/list-address';
import { readWorkQuery, workPath } from '@/lib/work/list-rules';
import { WORK_REASONS, type WorkQuery, type WorkReason } from '@/lib/work/model';
import { countWork, listMyArticles, listWork } from '@/lib/work/queries';
import { readPage } from '../read-page';
import { pathsTo, WHY_LABELS } from './_components/choices';
import { FilterSelect } from './_components/filter-select';
import { ItemFilters } from './_components/item-filters';
import { MyDoubleChecks } from './_components/my-double-checks';
import { MyArticles } from './_components/my-articles';
import { NoItems } from './_components/no-items';
import { WorkItems } from './_components/work-items';
import { WorkTabs } from './_components/work-tabs';

export const metadata: Metadata = { title: 'My work' };

const TITLE = 'px-6 pt-5 pb-2 text-[13px] font-semibold text-ink-2 max-md:px-4';

interface WorkPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WorkPage({ searchParams }: WorkPageProps) {
  const actor = await requirePageActor();
  const query = readWorkQuery(await searchParams);
  const [page, counts, articles, checks] = await Promise.all([
    readPage(listWork(actor, query), { cursor: query.cursor, first: workPath(withFilter(query, {})) }),
    countWork(actor),
    listMyArticles(actor),
    listWaitingChecks(actor),
  ]);
  const isNothing =
    articles.items.length === 0 && checks.length === 0 && Object.values(counts).every((count) => count === 0);
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
              <h2 id="my-articles" className={TITLE}>
                Articles that you see to
              </h2>
              <MyArticles {...articles} />
            </section>
          )}
          {checks.length > 0 && (
            <section aria-labelledby="my-checks">
              <h2 id="my-checks" className={TITLE}>
                Double checks that wait for you
              </h2>
              <MyDoubleChecks items={checks} />
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
            {page.items.length > 0 ? (
              <WorkItems items={page.items} />
            ) : (
              <NoItems query={query} all="/work">
                No item waits for you.
              </NoItems>
            )}
            <Pager
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
      <ItemFilters query={query} to={to} />
    </search>
  );
}
