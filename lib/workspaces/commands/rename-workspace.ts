import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';
import { canRenameWorkspace } from '@/lib/workspaces/policy';

/** Gives the workspace another name; the same name again changes nothing. */
export async function renameWorkspace(asked: Actor, name: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    if (!canRenameWorkspace(actor)) throw new AppError('forbidden', 'Only owners rename the workspace.');
    const where = { id: actor.workspaceId };
    const before = await tx.workspace.findUniqueOrThrow({ where, select: { name: true } });
    if (before.name === name) return;
    await tx.workspace.update({ where, data: { name } });
    await appendWorkspaceEvent(tx, actor, {
      type: 'workspace.renamed',
      subjectId: actor.workspaceId,
      data: { from: before.name, to: name },
    });
  });
}
