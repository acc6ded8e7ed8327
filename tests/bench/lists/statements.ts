import pg from 'pg';

export type Statement = { text: string; values: unknown[] };

/** Notes every statement that goes to the database while `work` runs, in order, whoever sends it. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const { prototype } = pg.Client;
  const query = Reflect.get(prototype, 'query') as (...given: unknown[]) => unknown;
  const note = function (this: pg.Client, ...given: unknown[]): unknown {
    const [first, second] = given;
    if (typeof first === 'string') seen.push({ text: first, values: Array.isArray(second) ? second : [] });
    else if (isConfig(first)) seen.push({ text: first.text, values: first.values ?? [] });
    return Reflect.apply(query, this, given);
  };
  Object.assign(prototype, { query: note });
  try {
    await work();
  } finally {
    Object.assign(prototype, { query });
  }
  return seen;
}

function isConfig(value: unknown): value is { text: string; values?: unknown[] } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}
