import { sourceListQuerySchema, type SourceListQuery } from '@/lib/sources/model';

const { shape } = sourceListQuerySchema;
const NAMES = sourceListQuerySchema.keyof().options;

/** Reads the list's query from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readSourceQuery(params: Record<string, string | string[] | undefined>): SourceListQuery {
  const entries = NAMES.map((name) => [name, params[name]] as const).filter(
    ([name, value]) => typeof value === 'string' && value !== '' && shape[name].safeParse(value).success,
  );
  return sourceListQuerySchema.parse(Object.fromEntries(entries));
}

/** The address of the list for a query; `readSourceQuery` undoes it. */
export function sourcesPath(query: SourceListQuery): string {
  const params = new URLSearchParams();
  for (const name of NAMES) {
    const value = query[name];
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size === 0 ? '/sources' : `/sources?${params.toString()}`;
}
