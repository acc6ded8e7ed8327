import { Download } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ActivityDays } from '@/components/activity/activity-days';
import { ActivityFilters } from '@/components/activity/activity-filters';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStart } from '@/components/ui/list-start';
import { activityPath, isFiltered, withFilter } from '@/lib/activity/list-rules';
import type { ActivityPage, WorkspaceActivityQuery } from '@/lib/activity/model';
import type { PersonView } from '@/lib/workspaces/model';

interface ActivityScreenProps {
  title: ReactNode;
  /** Further ways on, in the head of the page. */
  children?: ReactNode;
  base: string;
  query: WorkspaceActivityQuery;
  page: ActivityPage;
  people: readonly PersonView[];
  /** Null for the page of the workspace. */
  articleId: string | null;
  /** Where the log is taken out; null for those who may not. */
  exportPath: string | null;
}

/** What was done, by whom and when: of the workspace, or of one article. */
export function ActivityScreen(props: ActivityScreenProps) {
  const { title, children, base, query, page, people, articleId, exportPath } = props;
  const { entries, nextCursor } = page;
  return (
    <>
      <PageHeader title={title}>
        {children}
        {exportPath !== null && (
          <a className={buttonClass()} href={exportPath} download>
            <Download className="size-4" aria-hidden /> Export
          </a>
        )}
      </PageHeader>
      <ActivityFilters base={base} query={query} people={people} />
      <output className="sr-only">
        {entries.length === 1 ? '1 entry' : `${entries.length} entries`}
        {nextCursor === null ? '' : ', older ones on the next page'}
      </output>
      <div className="mx-auto flex max-w-3xl flex-col gap-6 p-6 max-sm:px-3">
        {!isFiltered(query) && (
          <p className="px-2 text-ink-2">
            Whatever is done is noted here, and nobody can change or take away what is.
            {exportPath !== null &&
              ' An exported file holds all of it, each line chained to the one before; scripts/verify-activity.mjs tells whether it is as it was written.'}
          </p>
        )}
        <Only query={query} page={page} base={base} />
        <ListStart page={query.cursor} />
        {entries.length === 0 && <Nothing base={base} query={query} />}
        <ActivityDays entries={entries} base={base} query={query} articleId={articleId} />
        <Withheld count={page.withheld} />
        {(query.cursor !== undefined || nextCursor !== null) && (
          <nav aria-label="Pages" className="flex justify-end gap-2">
            {query.cursor !== undefined && (
              <Link className={buttonClass()} href={activityPath(base, withFilter(query, {}))}>
                Newest
              </Link>
            )}
            {nextCursor !== null && (
              <Link
                rel="next"
                className={buttonClass()}
                href={activityPath(base, { ...query, cursor: nextCursor })}
              >
                Older
              </Link>
            )}
          </nav>
        )}
      </div>
    </>
  );
}

// What was chosen from the list and not from a filter.
function Only({ query, page, base }: Pick<ActivityScreenProps, 'query' | 'page' | 'base'>) {
  const { item, article } = query;
  if (item === undefined && article === undefined) return null;
  const items = page.entries.flatMap(({ about }) => about.filter(({ id }) => id === item));
  const articles = page.entries.flatMap(({ article: of }) => (of && of.id === article ? [of] : []));
  const name = item === undefined ? articles[0]?.title : items[0]?.name;
  return (
    <p className="flex flex-wrap items-center gap-2 rounded-2 border border-line bg-raised px-3 py-2">
      <span className="min-w-0 wrap-anywhere">
        Only what happened to {item === undefined ? 'the article' : 'the item'}{' '}
        {name ? <bdi>“{name}”</bdi> : ''}
      </span>
      <Link
        className={buttonClass('plain', 'small')}
        href={activityPath(base, withFilter(query, { item: undefined, article: undefined }))}
      >
        Show all
      </Link>
    </p>
  );
}

function Withheld({ count }: { count: number | null }) {
  if (count === 0) return null;
  const told =
    count === null
      ? 'What speaks of sources that are restricted to others is left out here, and not counted.'
      : `${count === 1 ? '1 entry is' : `${count} entries are`} withheld here: what speaks of sources that are restricted to others.`;
  return <p className="px-2 text-[12.5px] text-ink-2">{told}</p>;
}

function Nothing({ base, query }: Pick<ActivityScreenProps, 'base' | 'query'>) {
  if (!isFiltered(query)) return <EmptyState>Nothing has happened here that you can see.</EmptyState>;
  return (
    <EmptyState
      action={
        <Link className={buttonClass()} href={base}>
          Show everything
        </Link>
      }
    >
      Nothing that happened matches.
    </EmptyState>
  );
}
