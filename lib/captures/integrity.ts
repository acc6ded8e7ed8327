import type { Actor } from '@/lib/auth/actor';
import type { CaptureListQuery, Integrity, IntegrityPage } from '@/lib/captures/model';
import { requireCapture } from '@/lib/captures/queries';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { requireSource } from '@/lib/sources/queries';

/** Copies that are hashed for one request: 20 of the largest are 400 MB. */
const AT_ONCE = 20;

interface Hashed {
  captureId: string;
  number: number;
  sha256: string;
  found: string;
}

/** Hashes the bytes of a copy as they stand in the database, and tells whether they are those that were kept. */
export async function checkIntegrity(actor: Actor, captureId: string): Promise<Integrity> {
  await requireCapture(actor, captureId);
  const [checked] = await hash(actor, Prisma.sql`c.id = ${captureId}::uuid`, 1);
  if (!checked) throw notFound('copy');
  return present(checked);
}

/** `checkIntegrity` for the copies of a source, the newest first, some at a time. */
export async function listIntegrity(
  actor: Actor,
  sourceId: string,
  query: CaptureListQuery,
): Promise<IntegrityPage> {
  await requireSource(actor, sourceId);
  const limit = Math.min(query.limit ?? AT_ONCE, AT_ONCE);
  const rows = await hash(
    actor,
    Prisma.sql`c.source_id = ${sourceId}::uuid AND c.number < ${query.cursor ?? 2_147_483_647}::int`,
    limit,
  );
  const last = rows.at(-1);
  return {
    items: rows.map(present),
    nextCursor: rows.length === limit && last && last.number > 1 ? last.number : null,
  };
}

async function hash({ workspaceId }: Actor, where: Prisma.Sql, limit: number): Promise<Hashed[]> {
  return await db.$queryRaw<Hashed[]>`
    SELECT c.id::text AS "captureId", c.number, c.sha256, encode(sha256(b.bytes), 'hex') AS found
    FROM captures c
    JOIN capture_bytes b ON b.workspace_id = c.workspace_id AND b.sha256 = c.sha256
    WHERE c.workspace_id = ${workspaceId}::uuid AND ${where}
    ORDER BY c.number DESC LIMIT ${limit}`;
}

function present(row: Hashed): Integrity {
  return { ...row, isWhole: row.found === row.sha256, checkedAt: new Date().toISOString() };
}
