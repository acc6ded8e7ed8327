import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { getSigning } from '@/lib/review/get-signing';
import type { Signing } from '@/lib/review/signing-model';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';

/** Says how many must approve an article from now on; what is approved already stays so. The same again changes nothing. */
export async function setSigning(asked: Actor, signing: Signing): Promise<void> {
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    if (!can(actor, 'signing.set')) {
      throw new AppError('forbidden', 'Only editors and owners say how many must approve.');
    }
    const before = await getSigning(actor, tx);
    const { approvals, ratedApprovals } = signing;
    if (before.approvals === approvals && before.ratedApprovals === ratedApprovals) return;
    await tx.workspace.update({
      where: { id: actor.workspaceId },
      data: { signing: { approvals, ratedApprovals } },
      select: { id: true },
    });
    await appendWorkspaceEvent(tx, actor, {
      type: 'workspace.signing_set',
      subjectId: actor.workspaceId,
      data: { from: { ...before }, to: { approvals, ratedApprovals } },
    });
  });
}
