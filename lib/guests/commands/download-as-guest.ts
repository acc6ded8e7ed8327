import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { actorOf } from '@/lib/guests/guest-actor';
import { readGuestDesk } from '@/lib/guests/guest-desk';
import type { Guest, GuestDesk } from '@/lib/guests/model';

/**
 * What a guest takes out of the house, noted in the log as theirs. Nothing on the article changes, and it need not be worked on. Throws
 * forbidden where the link lets them only read.
 */
export async function downloadAsGuest(guest: Guest, format: string): Promise<GuestDesk> {
  if (!guest.mayDownload) throw new AppError('forbidden', 'Your link lets you read, and not download.');
  const desk = await readGuestDesk(guest);
  await db.$transaction(async (tx) => {
    await appendWorkspaceEvent(tx, actorOf(guest), {
      type: 'article.exported',
      subjectId: guest.articleId,
      data: { format },
    });
  });
  return desk;
}
