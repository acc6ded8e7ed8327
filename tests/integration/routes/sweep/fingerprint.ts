import { Prisma } from '@/lib/db/generated/client';

import { testDatabase } from '../../../support/database';

/** Everything that a workspace holds, as the number of its rows and a hash of them by table: equal only when nothing was changed. */
export async function fingerprint(workspaceId: string): Promise<Record<string, string>> {
  const db = testDatabase();
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`;
  const prints: Record<string, string> = {};
  for (const { name } of [...tables, { name: 'workspaces' }]) {
    const key = Prisma.raw(name === 'workspaces' ? 'id' : 'workspace_id');
    const [print] = await db.$queryRaw<{ rows: number; hash: string }[]>`
      SELECT count(*)::int AS rows, md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS hash
      FROM ${Prisma.raw(name)} t WHERE ${key} = ${workspaceId}::uuid`;
    prints[name] = `${print?.rows ?? 0} rows ${print?.hash ?? ''}`;
  }
  return prints;
}
