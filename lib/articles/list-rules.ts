import { articleListQuerySchema, type ArticleListQuery, type ArticleSort } from '@/lib/articles/model';
import { usualDirection } from '@/lib/articles/rules';
import { addressOf, readAsked, withFilter } from '@/lib/list-address';

const NAMES = articleListQuerySchema.keyof().options;

/** Reads the list's query from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readListQuery(params: Record<string, string | string[] | undefined>): ArticleListQuery {
  return readAsked(articleListQuerySchema, params);
}

/** The address of the list for a query; `readListQuery` undoes it. Parts that say the usual thing are left out. */
export function articlesPath(query: ArticleListQuery): string {
  const { state, sort, direction } = query;
  const isUsual: Partial<Record<keyof ArticleListQuery, boolean>> = {
    state: state === 'active',
    sort: sort === 'updated',
    direction: direction === usualDirection(sort ?? 'updated'),
  };
  return addressOf('/articles', query, NAMES, isUsual);
}

/** The query in the order of a column: a column that is the order already is turned round. */
export function sortedBy(query: ArticleListQuery, sort: ArticleSort): ArticleListQuery {
  const { sort: present = 'updated', direction = usualDirection(present) } = query;
  const turned = direction === 'asc' ? 'desc' : 'asc';
  return withFilter(query, { sort, direction: sort === present ? turned : usualDirection(sort) });
}

/** Whether the query leaves any active article out. */
export function isFiltered({ search, outlet, open, mine, state }: ArticleListQuery): boolean {
  return (
    [search, outlet, open, mine].some((part) => part !== undefined && part !== '') || state === 'archived'
  );
}
