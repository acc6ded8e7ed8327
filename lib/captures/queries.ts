import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import type {
  CaptureDoc,
  CaptureListQuery,
  CapturePage,
  CaptureText,
  CaptureView,
} from '@/lib/captures/model';
import { capturePlaceSchema } from '@/lib/captures/model';
import { captureSelect, presentCapture } from '@/lib/captures/present';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { visibleTo } from '@/lib/sources/access';
import { requireSource } from '@/lib/sources/queries';

const DEFAULT_LIMIT = 50;

/** Copies that the actor may see: those of the sources that they may see. */
function copiesVisibleTo(actor: Actor): Prisma.CaptureWhereInput {
  return { workspaceId: actor.workspaceId, source: visibleTo(actor) };
}

/** A copy, of one source where that is given. Throws not found for unknown ones, other workspaces' and those of sources withheld from the actor alike. */
export async function requireCapture(
  actor: Actor,
  captureId: string,
  sourceId?: string,
): Promise<CaptureView> {
  const row = await db.capture.findFirst({
    where: { ...copiesVisibleTo(actor), id: captureId, ...(sourceId !== undefined && { sourceId }) },
    select: captureSelect,
  });
  if (!row) throw notFound('copy');
  const [view] = await presentAll(actor, [row]);
  return view ?? presentCapture(row, false);
}

/** A copy with the document that was read of it, and where its pages, cues or sections begin. */
export async function requireCaptureText(
  actor: Actor,
  captureId: string,
  sourceId?: string,
): Promise<CaptureText> {
  const row = await db.capture.findFirst({
    where: { ...copiesVisibleTo(actor), id: captureId, ...(sourceId !== undefined && { sourceId }) },
    select: { ...captureSelect, doc: true, places: true, text: true },
  });
  if (!row) throw notFound('copy');
  const { doc, places, text, ...view } = row;
  return {
    ...presentCapture(view, text !== ''),
    // The commands let nothing else in.
    doc: doc as unknown as CaptureDoc,
    places: z.array(capturePlaceSchema).parse(places),
  };
}

/** The bytes of a copy, as they were kept. */
export async function requireCaptureBytes(
  actor: Actor,
  captureId: string,
): Promise<{
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  fileName: string;
  sha256: string;
  number: number;
}> {
  const row = await db.capture.findFirst({
    where: { ...copiesVisibleTo(actor), id: captureId },
    select: {
      mediaType: true,
      fileName: true,
      sha256: true,
      number: true,
      bytes: { select: { bytes: true } },
    },
  });
  if (!row) throw notFound('copy');
  return { ...row, bytes: row.bytes.bytes };
}

/** One page of a source's copies, the newest first. Throws not found for a source that the actor may not see. */
export async function listCaptures(
  actor: Actor,
  sourceId: string,
  query: CaptureListQuery,
): Promise<CapturePage> {
  await requireSource(actor, sourceId);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.capture.findMany({
    where: {
      ...copiesVisibleTo(actor),
      sourceId,
      ...(query.cursor !== undefined && { number: { lt: query.cursor } }),
    },
    orderBy: { number: 'desc' },
    take: limit + 1,
    select: captureSelect,
  });
  const items = await presentAll(actor, rows.slice(0, limit));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.number ?? null) : null };
}

/** What an export's manifest says of the copies of some sources, by source and number: the bytes' hash and size beside what identifies them. */
export interface CopyHash {
  id: string;
  sourceId: string;
  number: number;
  mediaType: string;
  size: number;
  sha256: string;
  createdAt: string;
}

/** The hashes of all copies of the sources, for what leaves the newsroom: of restricted sources there are none, whoever asks. */
export async function listCopyHashes(actor: Actor, sourceIds: readonly string[]): Promise<CopyHash[]> {
  if (sourceIds.length === 0) return [];
  const rows = await db.capture.findMany({
    where: {
      workspaceId: actor.workspaceId,
      sourceId: { in: [...new Set(sourceIds)] },
      source: { access: 'team' },
    },
    orderBy: [{ sourceId: 'asc' }, { number: 'asc' }],
    select: {
      id: true,
      sourceId: true,
      number: true,
      mediaType: true,
      size: true,
      sha256: true,
      createdAt: true,
    },
  });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

async function presentAll(
  { workspaceId }: Actor,
  rows: Prisma.CaptureGetPayload<{ select: typeof captureSelect }>[],
): Promise<CaptureView[]> {
  if (rows.length === 0) return [];
  // PostgreSQL sees by its length alone that a text is not empty: none is read.
  const empty = await db.capture.findMany({
    where: { workspaceId, id: { in: rows.map(({ id }) => id) }, text: '' },
    select: { id: true },
  });
  const without = new Set(empty.map(({ id }) => id));
  return rows.map((each) => presentCapture(each, !without.has(each.id)));
}
