import { writeOnArticle } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import { compareMarks, isDifference, rowKey } from '@/lib/double-check/agreement-rules';
import type { DoubleCheckView } from '@/lib/double-check/model';
import { canAskDoubleCheck, canDecide } from '@/lib/double-check/policy';
import { lockCheck, readDecisions, readMarks, requireCheck } from '@/lib/double-check/queries';
import { refusalToCancel, refusalToDecide } from '@/lib/double-check/rules';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';

/** Closes a double check of which every row is decided. The same again changes nothing. */
export async function closeDoubleCheck(
  actor: Actor,
  articleId: string,
  id: string,
): Promise<DoubleCheckView> {
  return await writeOnArticle(actor, articleId, async (tx) => {
    const check = await lockCheck(tx, actor, articleId, id);
    if (!canDecide(actor, check)) {
      throw new AppError('forbidden', 'A reviewer who is not one of the two closes a double check.');
    }
    if (check.state === 'decided') return check;
    const refusal = refusalToDecide(check);
    if (refusal !== null) throw new AppError('conflict', refusal);
    const marks = await readMarks(tx, actor, id, null);
    const of = (userId: string) => marks.filter((mark) => mark.userId === userId);
    const { rows } = compareMarks(of(check.leftId), of(check.rightId), 0);
    const decisions = await readDecisions(tx, actor, id);
    const decided = new Set(decisions.map(({ leftMarkId, rightMarkId }) => rowKey(leftMarkId, rightMarkId)));
    const left = rows.filter(({ key }) => !decided.has(key)).length;
    if (left > 0) {
      const rest = left === 1 ? 'One row is' : `${left.toLocaleString('en')} rows are`;
      throw new AppError('conflict', `${rest} not decided yet.`);
    }
    await tx.doubleCheck.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { state: 'decided', decidedAt: new Date(), deciderId: actor.userId },
      select: { id: true },
    });
    const data = { rows: rows.length, differences: rows.filter(isDifference).length };
    await appendEvent(tx, actor, { articleId, type: 'double_check.decided', subjectId: id, data });
    return await requireCheck(tx, actor, articleId, id);
  });
}

/** Calls a double check off. Marks that nobody else saw stay unseen. The same again changes nothing. */
export async function cancelDoubleCheck(
  actor: Actor,
  articleId: string,
  id: string,
): Promise<DoubleCheckView> {
  return await writeOnArticle(actor, articleId, async (tx) => {
    const check = await lockCheck(tx, actor, articleId, id);
    if (!canAskDoubleCheck(actor)) {
      throw new AppError('forbidden', 'Your role does not let you call off a double check.');
    }
    if (check.state === 'cancelled') return check;
    const refusal = refusalToCancel(check);
    if (refusal !== null) throw new AppError('conflict', refusal);
    await tx.doubleCheck.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { state: 'cancelled' },
      select: { id: true },
    });
    await appendEvent(tx, actor, { articleId, type: 'double_check.cancelled', subjectId: id });
    return await requireCheck(tx, actor, articleId, id);
  });
}
