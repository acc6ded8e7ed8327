import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { getSufficiency } from '@/lib/evidence/queries';
import type { Sufficiency } from '@/lib/evidence/sufficiency-rules';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';
import { canSetSufficiency } from '@/lib/workspaces/policy';

/** Says what a claim needs before it counts as verified; claims that are verified already stay so. The same again changes nothing. */
export async function setSufficiency(asked: Actor, sufficiency: Sufficiency): Promise<void> {
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    if (!canSetSufficiency(actor)) {
      throw new AppError('forbidden', 'Only editors and owners say what a claim needs to be verified.');
    }
    const before = await getSufficiency(actor, tx);
    const names = Object.keys(sufficiency) as (keyof Sufficiency)[];
    if (names.every((name) => before[name] === sufficiency[name])) return;
    await tx.workspace.update({
      where: { id: actor.workspaceId },
      data: { sufficiency: { ...sufficiency } },
    });
    await appendWorkspaceEvent(tx, actor, {
      type: 'workspace.sufficiency_set',
      subjectId: actor.workspaceId,
      data: { from: { ...before }, to: { ...sufficiency } },
    });
  });
}
