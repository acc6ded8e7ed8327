import { Prisma } from '@/lib/db/generated/client';

import { testDatabase } from '../../../support/database';

/** Everything that a workspace holds, as the number of its rows and a hash of them by table: equal only when nothing was changed. */
export async function fingerprint(workspaceId: string): Promise<Record<string, string>> {
  const tables = [...(await (names ??= readNames())), 'workspaces'];
  const parts = tables.map((name) => {
    const key = Prisma.raw(name === 'workspaces' ? 'id' : 'workspace_id');
    return Prisma.sql`
      SELECT ${name} AS name, count(*)::int AS rows,
        md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS hash
      FROM ${Prisma.raw(name)} t WHERE ${key} = ${workspaceId}::uuid`;
  });
  // One question, because it is asked before and after most of what is tried.
  const prints = await testDatabase().$queryRaw<{ name: string; rows: number; hash: string }[]>(
    Prisma.join(parts, ' UNION ALL '),
  );
  return Object.fromEntries(prints.map(({ name, rows, hash }) => [name, `${rows} rows ${hash}`]));
}

let names: Promise<string[]> | undefined;

async function readNames(): Promise<string[]> {
  const tables = await testDatabase().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`;
  return tables.map(({ name }) => name);
}
