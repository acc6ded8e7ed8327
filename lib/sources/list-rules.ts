import {
  sourceListQuerySchema,
  type SortDirection,
  type SourceListQuery,
  type SourceSort,
} from '@/lib/sources/model';

const { shape } = sourceListQuerySchema;
const NAMES = sourceListQuerySchema.keyof().options;
const NOT_A_FILTER: readonly (keyof SourceListQuery)[] = ['sort', 'direction', 'cursor', 'limit'];

/** Reads the list's query from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readSourceQuery(params: Record<string, string | string[] | undefined>): SourceListQuery {
  const entries = NAMES.map((name) => [name, params[name]] as const).filter(
    ([name, value]) => typeof value === 'string' && value !== '' && shape[name].safeParse(value).success,
  );
  return sourceListQuerySchema.parse(Object.fromEntries(entries));
}

/** The address of the list for a query; `readSourceQuery` undoes it. Parts that say the usual thing are left out. */
export function sourcesPath(query: SourceListQuery): string {
  const { sort, direction } = query;
  const isUsual: Partial<Record<keyof SourceListQuery, boolean>> = {
    sort: sort === 'updated',
    direction: direction === usualDirection(sort ?? 'updated'),
  };
  const params = new URLSearchParams();
  for (const name of NAMES) {
    const value = query[name];
    if (value !== undefined && value !== '' && !isUsual[name]) params.set(name, String(value));
  }
  return params.size === 0 ? '/sources' : `/sources?${params.toString()}`;
}

/** Newest first, names from A. */
export function usualDirection(sort: SourceSort): SortDirection {
  return sort === 'updated' || sort === 'issued' ? 'desc' : 'asc';
}

/** The query with another filter; it begins at the first page. */
export function withFilter(query: SourceListQuery, filter: SourceListQuery): SourceListQuery {
  const { cursor: _, ...kept } = { ...query, ...filter };
  return kept;
}

/** The query in the order of a column: a column that is the order already is turned round. */
export function sortedBy(query: SourceListQuery, sort: SourceSort): SourceListQuery {
  const { sort: present = 'updated', direction = usualDirection(present) } = query;
  const turned = direction === 'asc' ? 'desc' : 'asc';
  return withFilter(query, { sort, direction: sort === present ? turned : usualDirection(sort) });
}

/** Whether the query leaves any source out. */
export function isFiltered(query: SourceListQuery): boolean {
  return NAMES.some(
    (name) => !NOT_A_FILTER.includes(name) && query[name] !== undefined && query[name] !== '',
  );
}
