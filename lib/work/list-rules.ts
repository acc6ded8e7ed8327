import { addressOf, readAsked } from '@/lib/list-address';
import { assignQuerySchema, workQuerySchema, type AssignQuery, type WorkQuery } from '@/lib/work/model';

type Params = Record<string, string | string[] | undefined>;

/** Reads what one's work is asked from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readWorkQuery(params: Params): WorkQuery {
  return readAsked(workQuerySchema, params);
}

/** `readWorkQuery` for what can be assigned. */
export function readAssignQuery(params: Params): AssignQuery {
  return readAsked(assignQuerySchema, params);
}

/** The address of one's work; `readWorkQuery` undoes it. */
export function workPath(query: WorkQuery): string {
  return addressOf('/work', query, workQuerySchema.keyof().options);
}

/** The address of what can be assigned; `readAssignQuery` undoes it. */
export function assignPath(query: AssignQuery): string {
  return addressOf('/work/assign', query, assignQuerySchema.keyof().options);
}

/** Whether the query leaves anything out. */
export function isFiltered(query: WorkQuery | AssignQuery): boolean {
  const isFilter = (name: string) => name !== 'cursor' && name !== 'limit';
  return Object.entries(query).some(([name, value]) => isFilter(name) && value !== '' && value !== undefined);
}
