import type { z } from 'zod';

type Params = Record<string, string | string[] | undefined>;

/** Reads what a list is asked from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readAsked<S extends z.ZodObject<Record<string, z.ZodType>>>(schema: S, params: Params) {
  const entries = Object.entries(schema.shape).flatMap(([name, part]) => {
    const value = params[name];
    const isValid = typeof value === 'string' && value !== '' && part.safeParse(value).success;
    return isValid ? [[name, value] as const] : [];
  });
  return schema.parse(Object.fromEntries(entries));
}

/** The address of a list that is asked this, in the order of `names`; `readAsked` undoes it. What is empty or `isUsual` is left out. */
export function addressOf<Q extends object>(
  path: string,
  query: Q,
  names: readonly (keyof Q & string)[],
  isUsual: Partial<Record<keyof Q, boolean>> = {},
): string {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = query[name];
    if (value !== undefined && value !== '' && !isUsual[name]) params.set(name, String(value));
  }
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}

/** What is asked with another filter; it begins at the first page. */
export function withFilter<Q extends { cursor?: string | undefined }>(query: Q, filter: Q): Q {
  const { cursor: _, ...kept } = { ...query, ...filter };
  return kept as Q;
}
