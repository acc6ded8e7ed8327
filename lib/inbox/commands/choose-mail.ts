import type { Person } from '@/lib/auth/model';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import type { MailChoicesInput } from '@/lib/inbox/mail-model';

/**
 * Chooses what of their inbox in one of their workspaces a person is mailed. It is nobody else's business, so no event tells of it. Throws
 * not found for workspaces that they are not a member of.
 */
export async function chooseMail(
  { userId }: Pick<Person, 'userId'>,
  { workspaceId, ...choices }: MailChoicesInput,
  now = new Date(),
): Promise<void> {
  const count = await db.$executeRaw`
    INSERT INTO mail_digests AS d (workspace_id, user_id, choices, chosen_at)
    SELECT workspace_id, user_id, ${JSON.stringify(choices)}::jsonb, ${now.toISOString()}::timestamptz FROM memberships
    WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET choices = excluded.choices, chosen_at = excluded.chosen_at`;
  if (count === 0) throw notFound('workspace');
}
