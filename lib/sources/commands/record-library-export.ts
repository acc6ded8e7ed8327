import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { appendWorkspaceEvent } from '@/lib/events/append-event';

/** Notes in the log that sources of the library, which the caller has read as this actor, were taken out. */
export async function recordLibraryExport(
  actor: Actor,
  { format, sources }: { format: string; sources: number },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await appendWorkspaceEvent(tx, actor, { type: 'library.exported', data: { format, sources } });
  });
}
