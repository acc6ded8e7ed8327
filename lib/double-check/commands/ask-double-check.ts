import { canAnnotate } from '@/lib/annotations/policy';
import { taken } from '@/lib/annotations/refusals';
import { writeOnArticleAfter, type Tx } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import type { AskInput, DoubleCheckView } from '@/lib/double-check/model';
import { canAskDoubleCheck } from '@/lib/double-check/policy';
import { checkSelect, presentCheck } from '@/lib/double-check/present';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import { holdMembers } from '@/lib/workspaces/hold-members';

/**
 * Asks two members who may annotate to mark the text as it is now, each for themselves. Sending the same again makes nothing and answers
 * `created: false`.
 */
export async function askDoubleCheck(
  actor: Actor,
  articleId: string,
  { id, checkerIds: [leftId, rightId] }: AskInput,
): Promise<{ check: DoubleCheckView; created: boolean }> {
  const { workspaceId, userId } = actor;
  let members: ReadonlySet<string> = new Set();
  const hold = async (tx: Tx) => {
    members = await holdMembers(tx, actor, [leftId, rightId]);
  };
  return await writeOnArticleAfter(actor, articleId, hold, async (tx, article) => {
    if (!canAskDoubleCheck(actor)) {
      throw new AppError('forbidden', 'Your role does not let you ask for a double check.');
    }
    const row = await tx.doubleCheck.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: checkSelect,
    });
    if (row) {
      const isSame =
        row.articleId === articleId &&
        row.askedById === userId &&
        row.leftId === leftId &&
        row.rightId === rightId;
      if (!isSame) throw taken('double check');
      return { check: presentCheck(row), created: false };
    }
    await requireCheckers(tx, actor, [leftId, rightId], members);
    const { textHash } = await tx.article.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      select: { textHash: true },
    });
    const { version } = article;
    const { count } = await tx.doubleCheck.createMany({
      data: { workspaceId, id, articleId, version, textHash, leftId, rightId, askedById: userId },
      skipDuplicates: true,
    });
    if (count === 0) throw taken('double check');
    await appendEvent(tx, actor, {
      articleId,
      type: 'double_check.asked',
      subjectId: id,
      data: { checkerIds: [leftId, rightId], version },
    });
    const made = await tx.doubleCheck.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: checkSelect,
    });
    return { check: presentCheck(made), created: true };
  });
}

async function requireCheckers(
  tx: Tx,
  { workspaceId }: Actor,
  userIds: readonly string[],
  members: ReadonlySet<string>,
): Promise<void> {
  const rows = await tx.membership.findMany({
    where: { workspaceId, userId: { in: [...userIds] } },
    select: { userId: true, role: true },
  });
  const able = rows.filter((row) => members.has(row.userId) && canAnnotate(row));
  if (able.length === userIds.length) return;
  const message = 'Both must be members of this workspace who may annotate.';
  throw new AppError('invalid_input', message, { fields: { checkerIds: message } });
}
