import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { carryEvidence } from '@/lib/captures/carry-evidence';
import { writePassages } from '@/lib/captures/commands/write-passages';
import { MAX_COPY_BYTES, type CaptureInput, type CaptureView } from '@/lib/captures/model';
import { NewestFates } from '@/lib/captures/newest-copy';
import { canKeepCopies } from '@/lib/captures/policy';
import { captureSelect, presentCapture } from '@/lib/captures/present';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { visibleTo } from '@/lib/sources/access';
import { requireSource } from '@/lib/sources/queries';

type Tx = Prisma.TransactionClient;

// Copies of one source are kept one after the other, and a long one has thousands of passages.
const PATIENCE = { maxWait: 20_000, timeout: 60_000 };

/** Throws not found for a source that the actor may not see, and forbidden for those who only read. */
export async function requireKeeper(actor: Actor, sourceId: string): Promise<void> {
  await requireSource(actor, sourceId);
  if (!canKeepCopies(actor)) {
    throw new AppError('forbidden', 'Viewers read along. Ask an editor for another role to keep copies.');
  }
}

/**
 * Keeps a dated copy of a source: its bytes once for all copies that are alike, its text, and the passages to be found in it; then tells
 * the links that rest on older copies what became of their passages. Sending the same again, by the same person, keeps nothing and
 * answers `created: false`; the same id for other bytes or another source is a conflict.
 */
export async function keepCapture(
  actor: Actor,
  sourceId: string,
  input: CaptureInput,
): Promise<{ capture: CaptureView; created: boolean }> {
  await requireKeeper(actor, sourceId);
  const { id, bytes, reading } = input;
  if (bytes.length > MAX_COPY_BYTES)
    throw new AppError('too_large', 'This is larger than the 20 MB that are kept.');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { workspaceId } = actor;
  const newest = new NewestFates(workspaceId);
  newest.expect(id, reading.text);
  // Before anything is locked, because it is what takes long.
  if (reading.text !== '') await newest.compareAhead(db, { sourceId }, id);

  return await db.$transaction(async (tx) => {
    await lockSource(tx, actor, sourceId);
    const existing = await findRepeat(tx, actor, sourceId, { id, sha256, way: input.way });
    if (existing) return { capture: existing, created: false };
    const number = await writeCapture(tx, actor, sourceId, input, sha256);
    await writePassages(tx, { workspaceId, captureId: id }, reading);
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.copy_kept',
      subjectId: id,
      // No names: whoever may read the log need not be a reader of the source.
      data: { sourceId, number, way: input.way, sha256 },
    });
    // Of a copy without text nobody can say what became of a passage.
    if (reading.text !== '') await carryEvidence(tx, actor, sourceId, newest);
    const row = await tx.capture.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: captureSelect,
    });
    return { capture: presentCapture(row, reading.text !== ''), created: true };
  }, PATIENCE);
}

async function lockSource(tx: Tx, actor: Actor, sourceId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM sources WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ${sourceId}::uuid FOR NO KEY UPDATE`;
  const source = await tx.source.findFirst({
    where: { ...visibleTo(actor), id: sourceId },
    select: { mergedIntoId: true },
  });
  if (!source) throw notFound('source');
  if (source.mergedIntoId !== null) {
    throw new AppError('conflict', 'This source was merged into another one meanwhile. Keep the copy there.');
  }
}

async function findRepeat(
  tx: Tx,
  { workspaceId, userId }: Actor,
  sourceId: string,
  { id, sha256, way }: { id: string; sha256: string; way: CaptureInput['way'] },
): Promise<CaptureView | null> {
  const row = await tx.capture.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { ...captureSelect, text: true },
  });
  if (!row) return null;
  const { text, ...view } = row;
  const isRepeat =
    row.sourceId === sourceId && row.createdById === userId && row.sha256 === sha256 && row.way === way;
  if (!isRepeat) throw taken();
  return presentCapture(view, text !== '');
}

async function writeCapture(
  tx: Tx,
  { workspaceId, userId }: Actor,
  sourceId: string,
  { id, way, bytes, fileName, address, redirects, finalAddress, headers, reading }: CaptureInput,
  sha256: string,
): Promise<number> {
  await tx.captureBytes.createMany({
    data: { workspaceId, sha256, size: bytes.length, bytes },
    skipDuplicates: true,
  });
  const newest = await tx.capture.aggregate({ where: { workspaceId, sourceId }, _max: { number: true } });
  const number = (newest._max.number ?? 0) + 1;
  const { doc, text, places, mediaType, title, language, warning } = reading;
  const { count } = await tx.capture.createMany({
    data: {
      workspaceId,
      id,
      sourceId,
      number,
      way,
      mediaType,
      fileName,
      size: bytes.length,
      sha256,
      address,
      redirects,
      finalAddress,
      headers,
      title,
      language,
      // JSON as Prisma takes it has no optional members.
      doc: doc as unknown as Prisma.InputJsonObject,
      text,
      places: places.map((place) => ({ ...place })),
      warning,
      createdById: userId,
    },
    skipDuplicates: true,
  });
  if (count === 0) throw taken();
  return number;
}

function taken(): AppError {
  return new AppError('conflict', 'There is another copy with this id already. Try again.');
}
