import { workspaceActivityQuerySchema, type WorkspaceActivityQuery } from '@/lib/activity/model';
import { addressOf, readAsked } from '@/lib/list-address';

const NAMES = workspaceActivityQuerySchema.keyof().options;
const FILTERS = ['person', 'group', 'item', 'article', 'from', 'to'] as const;

/** Reads what is asked for from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readActivityQuery(
  params: Record<string, string | string[] | undefined>,
): WorkspaceActivityQuery {
  return readAsked(workspaceActivityQuerySchema, params);
}

/** The address of a page of the activity; `readActivityQuery` undoes it. A time zone without days is left out. */
export function activityPath(base: string, query: WorkspaceActivityQuery): string {
  const hasDays = (query.from ?? '') !== '' || (query.to ?? '') !== '';
  return addressOf(base, query, NAMES, { zone: !hasDays });
}

/** The query with another filter; it begins with the newest. An undefined part is taken out. */
export function withFilter(
  query: WorkspaceActivityQuery,
  filter: { [Name in keyof WorkspaceActivityQuery]?: WorkspaceActivityQuery[Name] | undefined },
): WorkspaceActivityQuery {
  const { cursor: _, ...kept } = { ...query, ...filter };
  return Object.fromEntries(
    Object.entries(kept).filter(([, value]) => value !== undefined && value !== ''),
  ) as WorkspaceActivityQuery;
}

/** Whether the query leaves anything out. */
export function isFiltered(query: WorkspaceActivityQuery): boolean {
  return FILTERS.some((name) => query[name] !== undefined);
}
