import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { readMailChoices, type MailChoices } from '@/lib/inbox/mail-model';

/** What of their inbox the actor is mailed in their workspace. */
export async function getMailChoices({ workspaceId, userId }: Actor): Promise<MailChoices> {
  const stored = await db.mailDigest.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { choices: true },
  });
  return readMailChoices(stored?.choices);
}
