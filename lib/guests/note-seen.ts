import { db } from '@/lib/db/client';
import type { Guest } from '@/lib/guests/model';

const SEEN_MS = 60_000;

/** Notes that a guest has their article open, at most once a minute. */
export async function noteGuestSeen({ workspaceId, linkId }: Guest, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - SEEN_MS);
  await db.guestLink.updateMany({
    where: { workspaceId, id: linkId, OR: [{ seenAt: null }, { seenAt: { lt: before } }] },
    data: { seenAt: now },
  });
}
