import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/abilities';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import type { Scale, ScaleChange } from '@/lib/review/scale-model';
import { countVerdictUses, getScale, takeScale } from '@/lib/review/scale-queries';
import { changeScale } from '@/lib/review/scale-rules';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';

// Giving a verdict waits for this, and this for those who are giving one.
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/**
 * Sets the scale that claims are rated by, and answers it. What claims hold is kept readable (`changeScale`). The same again changes
 * nothing. Conflicts: somebody changed the scale after the person saw it; something that is in use would be lost.
 */
export async function setVerdicts(asked: Actor, { version, to }: ScaleChange): Promise<Scale> {
  return await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    if (!can(actor, 'verdicts.set')) {
      throw new AppError('forbidden', 'Only editors and owners set the scale of verdicts.');
    }
    await takeScale(tx, actor);
    const before = await getScale(actor, tx);
    const result = changeScale(before, to, await countVerdictUses(actor, tx));
    // Sent twice, it is done already, whatever version it was made on.
    if (result.ok && result.scale === before) return before;
    if (version !== before.version) {
      throw new AppError(
        'conflict',
        'Somebody else changed the verdicts meanwhile. Load the page again to see them, then make your change.',
      );
    }
    if (!result.ok) throw new AppError('conflict', result.problems.join(' '));
    const { scale } = result;
    await tx.workspace.update({ where: { id: actor.workspaceId }, data: { verdicts: { ...scale } } });
    await appendWorkspaceEvent(tx, actor, {
      type: 'workspace.verdicts_set',
      subjectId: actor.workspaceId,
      data: { from: { ...before }, to: { ...scale } },
    });
    return scale;
  }, PATIENCE);
}
