import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { visibleTo } from '@/lib/sources/access';
import type { DuplicateGroup, DuplicateListQuery, DuplicateView } from '@/lib/sources/duplicate-model';
import { listDistinct, pairOf } from '@/lib/sources/distinction-queries';
import { DUPLICATE_REASONS, duplicateReasons, type DuplicateReason } from '@/lib/sources/duplicate-rules';
import { visible } from '@/lib/sources/list-statement';
import { matchKey } from '@/lib/sources/match-rules';
import type { SourceFields, SourceView } from '@/lib/sources/model';
import { presentSource, sourceSelect } from '@/lib/sources/present';

const DEFAULT_LIMIT = 20;
const MOST_ALIKE = 10;

/** Sources that the actor may see and that seem to be this one, the first twenty; `id` leaves one out, and what was said to be another. */
export async function listDuplicates(
  actor: Actor,
  fields: SourceFields & { id?: string },
): Promise<DuplicateView[]> {
  const key = matchKey(fields);
  const same: Prisma.SourceWhereInput[] = [
    ...(fields.canonicalUrl === '' ? [] : [{ canonicalUrl: fields.canonicalUrl }]),
    ...(fields.doi === '' ? [] : [{ doi: fields.doi }]),
    ...(fields.isbn === '' ? [] : [{ isbn: fields.isbn }]),
    ...(key === '' ? [] : [{ matchKey: key }]),
  ];
  if (same.length === 0) return [];
  const rows = await db.source.findMany({
    where: {
      AND: [visibleTo(actor), { OR: same }],
      mergedIntoId: null,
      ...(fields.id !== undefined && { id: { not: fields.id } }),
    },
    orderBy: { id: 'asc' },
    take: DEFAULT_LIMIT,
    select: sourceSelect,
  });
  const { id = '' } = fields;
  const apart = await listDistinct(actor, [...(id === '' ? [] : [id]), ...rows.map((row) => row.id)]);
  return rows
    .filter((row) => !apart.has(pairOf(id, row.id)))
    .map(presentSource)
    .map((source) => ({ source, reasons: duplicateReasons(fields, source) }))
    .filter(({ reasons }) => reasons.length > 0);
}

const COLUMNS: Record<DuplicateReason, string> = {
  address: 's.canonical_url',
  doi: 's.doi',
  isbn: 's.isbn',
  title: 's.match_key',
};

/** The statement that reads one page of the values that several sources share, by reason and value. */
export function groupStatement(
  { workspaceId, userId }: Actor,
  cursor: { reason: DuplicateReason; value: string } | null,
  take: number,
): Prisma.Sql {
  const open =
    cursor === null ? DUPLICATE_REASONS : DUPLICATE_REASONS.slice(DUPLICATE_REASONS.indexOf(cursor.reason));
  const parts = open.map((reason) => {
    const column = Prisma.raw(COLUMNS[reason]);
    // In the order of bytes, which no collation changes, so that a cursor means the same everywhere.
    const after =
      cursor?.reason === reason ? Prisma.sql`AND ${column} COLLATE "C" > ${cursor.value}` : Prisma.empty;
    return Prisma.sql`(
      SELECT ${reason} AS reason, ${DUPLICATE_REASONS.indexOf(reason)}::int AS place, ${column} COLLATE "C" AS value
      FROM sources s
      WHERE s.workspace_id = ${workspaceId}::uuid AND s.merged_into_id IS NULL AND ${column} <> '' ${after}
        AND ${visible(userId)}
      GROUP BY ${column} HAVING count(*) > 1
      ORDER BY value LIMIT ${take})`;
  });
  return Prisma.sql`
    SELECT reason, value FROM (${Prisma.join(parts, ' UNION ALL ')}) AS shared
    ORDER BY place, value LIMIT ${take}`;
}

/**
 * One page of the groups of sources that seem to be one. A group that an earlier reason has shown whole is left out, and one of which all
 * were said to be others.
 */
export async function listDuplicateGroups(
  actor: Actor,
  { cursor: given, limit = DEFAULT_LIMIT }: DuplicateListQuery,
): Promise<{ items: DuplicateGroup[]; nextCursor: string | null }> {
  const cursor = given === undefined ? null : parseCursor(given);
  if (given !== undefined && !cursor) {
    throw new AppError(
      'invalid_input',
      'This page of the list is no longer there. Start from the first one.',
      {
        fields: { cursor: 'This belongs to no page of the list.' },
      },
    );
  }
  const found = await db.$queryRaw<{ reason: DuplicateReason; value: string }[]>(
    groupStatement(actor, cursor, limit + 1),
  );
  const shown = found.slice(0, limit);
  const groups = await Promise.all(shown.map(async (group) => await readGroup(actor, group)));
  const last = shown.at(-1);
  return {
    items: groups.flatMap((group) => group ?? []),
    nextCursor: last && found.length > limit ? renderCursor(last) : null,
  };
}

async function readGroup(
  actor: Actor,
  { reason, value }: { reason: DuplicateReason; value: string },
): Promise<DuplicateGroup | null> {
  const names = { address: 'canonicalUrl', doi: 'doi', isbn: 'isbn', title: 'matchKey' } as const;
  const rows = await db.source.findMany({
    where: { ...visibleTo(actor), mergedIntoId: null, [names[reason]]: value },
    orderBy: { id: 'asc' },
    take: MOST_ALIKE,
    select: sourceSelect,
  });
  const all = rows.map(presentSource);
  const apart = await listDistinct(
    actor,
    all.map(({ id }) => id),
  );
  const sources = all.filter((source) =>
    all.some((other) => isFirstReason(reason, source, other) && !apart.has(pairOf(source.id, other.id))),
  );
  return sources.length > 1 ? { reason, sources } : null;
}

// Two with the same address and title are told once.
function isFirstReason(reason: DuplicateReason, one: SourceView, other: SourceView): boolean {
  return one.id !== other.id && duplicateReasons(one, other)[0] === reason;
}

const cursorSchema = z.tuple([
  z.enum(DUPLICATE_REASONS),
  z
    .string()
    .max(2_000)
    .regex(/^[^\0]*$/),
]);

function renderCursor({ reason, value }: { reason: DuplicateReason; value: string }): string {
  return Buffer.from(JSON.stringify([reason, value])).toString('base64url');
}

function parseCursor(cursor: string): { reason: DuplicateReason; value: string } | null {
  try {
    const parts = cursorSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return parts.success ? { reason: parts.data[0], value: parts.data[1] } : null;
  } catch (error) {
    // Somebody wrote it by hand.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
