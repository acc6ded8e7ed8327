import { Prisma } from '@/lib/db/generated/client';

/** `isOpenQuery` of query-rules for annotations `n` of a statement, whether it holds its article up or not; deleted ones are none. */
export function isOpenQuerySql(): Prisma.Sql {
  return Prisma.sql`n.kind = 'query' AND n.deleted_at IS NULL AND btrim(coalesce(n.fields->>'answer', '')) = ''
    AND n.status NOT IN ('verified', 'verified_with_change', 'unverifiable', 'not_checkable')`;
}
