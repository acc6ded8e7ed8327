import type { AnchorRole, Placement } from '@/lib/annotations/model';
import { Prisma } from '@/lib/db/generated/client';
import type { StandingAnchor } from '@/lib/editor/move-anchors';
import type { TextRange } from '@/lib/text/text-range';
import { readMemory, storeMemory } from '@/lib/versions/stored-memory';

type Tx = Prisma.TransactionClient;
interface Place {
  workspaceId: string;
  articleId: string;
}

/** An anchor with the key of its row. */
export interface StoredAnchor extends StandingAnchor {
  annotationId: string;
  role: AnchorRole;
  ordinal: number;
}

const select = {
  annotationId: true,
  role: true,
  ordinal: true,
  startOffset: true,
  endOffset: true,
  exact: true,
  prefix: true,
  suffix: true,
  placement: true,
  memory: true,
} as const satisfies Prisma.AnchorSelect;
// One order for all, so that the same anchors give the same results everywhere.
const orderBy = [
  { annotationId: 'asc' },
  { role: 'asc' },
  { ordinal: 'asc' },
] as const satisfies Prisma.AnchorOrderByWithRelationInput[];

/** The anchors of an article that a change of this part of its text can concern; all of them without a part. Deleted annotations' too: they may come back. */
export async function listStoredAnchors(tx: Tx, place: Place, span?: TextRange): Promise<StoredAnchor[]> {
  const { workspaceId, articleId } = place;
  const near: Prisma.AnchorWhereInput = span
    ? {
        OR: [
          { placement: { not: 'placed' } },
          { memory: { not: Prisma.DbNull } },
          { endOffset: { gte: span.start }, startOffset: { lte: span.end } },
        ],
      }
    : {};
  const rows = await tx.anchor.findMany({ where: { workspaceId, articleId, ...near }, select, orderBy });
  return rows.map(({ startOffset: start, endOffset: end, memory, ...row }) => ({
    ...row,
    start,
    end,
    memory: readMemory(memory),
  }));
}

/** Moves the anchors that stand wholly after a changed part of the text: those that `listStoredAnchors` leaves out and that are not before it. */
export async function shiftStoredAnchors(
  tx: Tx,
  { workspaceId, articleId }: Place,
  { end, shift }: { end: number; shift: number },
): Promise<void> {
  if (shift === 0) return;
  await tx.$executeRaw`
    UPDATE anchors SET start_offset = start_offset + ${shift}, end_offset = end_offset + ${shift}
    WHERE workspace_id = ${workspaceId}::uuid AND article_id = ${articleId}::uuid
      AND placement = 'placed' AND memory IS NULL AND start_offset > ${end}`;
}

/** Writes where anchors are now, and what they mean, in one statement. */
export async function updateStoredAnchors(
  tx: Tx,
  { workspaceId }: Place,
  anchors: readonly StoredAnchor[],
): Promise<void> {
  if (anchors.length === 0) return;
  const placements = anchors.map((anchor): Placement => anchor.placement);
  await tx.$executeRaw`
    UPDATE anchors SET start_offset = moved.s, end_offset = moved.e, placement = moved.p::placement,
      memory = moved.m::jsonb, exact = moved.ex, prefix = moved.pre, suffix = moved.suf
    FROM unnest(
      ${anchors.map((anchor) => anchor.annotationId)}::uuid[], ${anchors.map((anchor) => anchor.role)}::text[],
      ${anchors.map((anchor) => anchor.ordinal)}::int[], ${anchors.map((anchor) => anchor.start)}::int[],
      ${anchors.map((anchor) => anchor.end)}::int[], ${placements}::text[],
      ${anchors.map(({ memory }) => memory && JSON.stringify(storeMemory(memory)))}::text[],
      ${anchors.map((anchor) => anchor.exact)}::text[], ${anchors.map((anchor) => anchor.prefix)}::text[],
      ${anchors.map((anchor) => anchor.suffix)}::text[]
    ) AS moved(id, role, ordinal, s, e, p, m, ex, pre, suf)
    WHERE anchors.workspace_id = ${workspaceId}::uuid AND anchors.annotation_id = moved.id
      AND anchors.role = moved.role::anchor_role AND anchors.ordinal = moved.ordinal`;
}
