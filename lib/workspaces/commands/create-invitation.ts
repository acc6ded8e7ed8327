import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { newId } from '@/lib/ids';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';
import { hashToken, newToken } from '@/lib/tokens';
import type { InvitationInput } from '@/lib/workspaces/model';
import { canInvite } from '@/lib/workspaces/policy';

const DAY = 24 * 60 * 60 * 1000;

/** Makes a link that lets one person join. The token is returned here and never again: only its hash is kept. */
export async function createInvitation(
  asked: Actor,
  { role, days, note }: InvitationInput,
  now = new Date(),
): Promise<{ id: string; token: string; expiresAt: string }> {
  const id = newId();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + days * DAY);
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    if (!canInvite(actor, role)) {
      throw new AppError('forbidden', 'Owners and editors invite, into no wider role than their own.');
    }
    const { workspaceId, userId } = actor;
    const tokenHash = hashToken(token);
    await tx.invitation.create({
      data: { workspaceId, id, tokenHash, role, note, createdById: userId, createdAt: now, expiresAt },
    });
    await appendWorkspaceEvent(tx, actor, { type: 'invitation.created', subjectId: id, data: { role } });
  });
  return { id, token, expiresAt: expiresAt.toISOString() };
}
