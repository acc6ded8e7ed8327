import { addressOf, readAsked, withFilter } from '@/lib/list-address';
import {
  sourceListQuerySchema,
  type SortDirection,
  type SourceListQuery,
  type SourceSort,
} from '@/lib/sources/list-model';

const NAMES = sourceListQuerySchema.keyof().options;
const NOT_A_FILTER: readonly (keyof SourceListQuery)[] = ['sort', 'direction', 'cursor', 'limit'];

/** Reads the list's query from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readSourceQuery(params: Record<string, string | string[] | undefined>): SourceListQuery {
  return readAsked(sourceListQuerySchema, params);
}

/** The address of the list for a query; `readSourceQuery` undoes it. Parts that say the usual thing are left out. */
export function sourcesPath(query: SourceListQuery): string {
  const { sort, direction } = query;
  const isUsual: Partial<Record<keyof SourceListQuery, boolean>> = {
    sort: sort === 'updated',
    direction: direction === usualDirection(sort ?? 'updated'),
  };
  return addressOf('/sources', query, NAMES, isUsual);
}

/** Newest first, names from A. */
export function usualDirection(sort: SourceSort): SortDirection {
  return sort === 'updated' || sort === 'issued' ? 'desc' : 'asc';
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
