import type { z } from 'zod';
import { assignQuerySchema, workQuerySchema, type AssignQuery, type WorkQuery } from '@/lib/work/model';

type Params = Record<string, string | string[] | undefined>;

/** Reads what one's work is asked from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readWorkQuery(params: Params): WorkQuery {
  return workQuerySchema.parse(validIn(workQuerySchema.shape, params));
}

/** `readWorkQuery` for what can be assigned. */
export function readAssignQuery(params: Params): AssignQuery {
  return assignQuerySchema.parse(validIn(assignQuerySchema.shape, params));
}

/** The address of one's work; `readWorkQuery` undoes it. */
export function workPath(query: WorkQuery): string {
  return pathOf('/work', query);
}

/** The address of what can be assigned; `readAssignQuery` undoes it. */
export function assignPath(query: AssignQuery): string {
  return pathOf('/work/assign', query);
}

/** The query with another filter; it begins at the first page. */
export function withFilter<Q extends { cursor?: string | undefined }>(query: Q, filter: Q): Q {
  const { cursor: _, ...kept } = { ...query, ...filter };
  return kept as Q;
}

/** Whether the query leaves anything out. */
export function isFiltered(query: WorkQuery | AssignQuery): boolean {
  const isFilter = (name: string) => name !== 'cursor' && name !== 'limit';
  return Object.entries(query).some(([name, value]) => isFilter(name) && value !== '' && value !== undefined);
}

function validIn(shape: Record<string, z.ZodType>, params: Params): Record<string, unknown> {
  const entries = Object.entries(shape).flatMap(([name, schema]) => {
    const value = params[name];
    return typeof value === 'string' && value !== '' && schema.safeParse(value).success
      ? [[name, value]]
      : [];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function pathOf(path: string, query: WorkQuery | AssignQuery): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
