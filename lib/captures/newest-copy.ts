import { CarriedPassages, type Passage, type PassageFate } from '@/lib/captures/carried-passages';
import type { Prisma } from '@/lib/db/generated/client';

/**
 * The newest copy of a source with text, if it is newer than the one that a passage stands in, and what became of the passage there;
 * null for a passage of the newest one. For links that are made on an older copy: those that stand are told when a copy is kept.
 */
export async function carryToNewest(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  passage: Passage,
): Promise<({ captureId: string } & PassageFate) | null> {
  const own = await tx.capture.findUnique({
    where: { workspaceId_id: { workspaceId, id: passage.captureId } },
    select: { sourceId: true, number: true },
  });
  if (!own) return null;
  const newest = await tx.capture.findFirst({
    where: { workspaceId, sourceId: own.sourceId, number: { gt: own.number }, text: { not: '' } },
    orderBy: [{ number: 'desc' }, { id: 'desc' }],
    select: { id: true, text: true },
  });
  if (!newest) return null;
  const [fate] = await new CarriedPassages(workspaceId, newest.text).carry(tx, [passage]);
  return fate ? { captureId: newest.id, ...fate } : null;
}
