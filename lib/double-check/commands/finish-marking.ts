import { writeOnArticle } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import type { DoubleCheckView } from '@/lib/double-check/model';
import { lockCheck, requireCheck } from '@/lib/double-check/queries';
import { finishedAt, refusalToTakeBack, sideOf } from '@/lib/double-check/rules';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';

/**
 * Says that one of the two has finished, or takes that back while the other marks. With the second of them, however close together they
 * finish, the marks of both are open to the team.
 */
export async function setFinished(
  actor: Actor,
  articleId: string,
  id: string,
  finished: boolean,
): Promise<DoubleCheckView> {
  return await writeOnArticle(actor, articleId, async (tx) => {
    const check = await lockCheck(tx, actor, articleId, id);
    const side = sideOf(check, actor.userId);
    if (side === null) throw new AppError('forbidden', 'Only the two who were asked finish their marking.');
    if ((finishedAt(check, side) !== null) === finished) return check;
    const refusal = refusalToTakeBack(check);
    if (refusal !== null) throw new AppError('conflict', refusal);
    const isLast = finished && finishedAt(check, side === 'left' ? 'right' : 'left') !== null;
    const at = finished ? new Date() : null;
    await tx.doubleCheck.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: {
        ...(side === 'left' ? { leftFinishedAt: at } : { rightFinishedAt: at }),
        ...(isLast && { state: 'comparing' }),
      },
      select: { id: true },
    });
    const type = finished ? 'double_check.finished' : 'double_check.taken_back';
    // Who asked is told of the last one that the marks can be compared.
    const data = { askedById: check.askedById };
    await appendEvent(tx, actor, { articleId, type, subjectId: id, ...(!isLast && { data }) });
    if (isLast) {
      await appendEvent(tx, actor, { articleId, type: 'double_check.compared', subjectId: id, data });
    }
    return await requireCheck(tx, actor, articleId, id);
  });
}
