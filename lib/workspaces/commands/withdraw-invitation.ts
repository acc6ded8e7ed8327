import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';
import { canSeeInvitations } from '@/lib/workspaces/policy';

/** Closes a link that nobody has used. Doing it twice is doing it once; a link that was used meanwhile is a conflict. */
export async function withdrawInvitation(asked: Actor, id: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    if (!canSeeInvitations(actor)) throw notFound('invitation');
    const where = { workspaceId: actor.workspaceId, id };
    const { count } = await tx.invitation.updateMany({
      where: { ...where, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    if (count === 1) {
      await appendWorkspaceEvent(tx, actor, { type: 'invitation.withdrawn', subjectId: id });
      return;
    }
    const invitation = await tx.invitation.findUnique({ where: { workspaceId_id: where } });
    if (!invitation) throw notFound('invitation');
    if (invitation.acceptedAt) {
      throw new AppError(
        'conflict',
        'Somebody has just used this link. Remove them from the members instead.',
      );
    }
  });
}
