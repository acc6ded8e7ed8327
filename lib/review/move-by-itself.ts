import type { Prisma } from '@/lib/db/generated/client';
import { appendEvents, type LockedArticle } from '@/lib/events/append-event';
import { tellPeople } from '@/lib/inbox/tell-people';
import { isOpenQuerySql } from '@/lib/review/open-query-sql';
import { afterEdit, afterRestore, afterWork, type Reopening } from '@/lib/review/reopening-rules';
import type { VoidReason } from '@/lib/review/model';

type Tx = Prisma.TransactionClient;

/** In whose name, on which article that is locked. */
interface Moved {
  workspaceId: string;
  actorId: string;
  article: Pick<LockedArticle, 'id' | 'state'>;
}

/** The same, with the number of the article's newest event before anything of this was done. */
interface MovedSince extends Moved {
  article: Pick<LockedArticle, 'id' | 'state' | 'lastEventNumber'>;
}

/** Moves an article on from an edit of its text, in the transaction that wrote it, and tells those who had signed it. */
export async function moveAfterEdit(tx: Tx, moved: MovedSince): Promise<void> {
  const reopening = afterEdit(moved.article.state);
  if (!reopening) return;
  await moveByItself(tx, moved, reopening);
  await tellPeople(tx, moved);
}

/** Moves an article on from work on its annotations, in the transaction that did it; `lastEventNumber` is from before. */
export async function moveAfterWork(tx: Tx, moved: MovedSince): Promise<void> {
  const { workspaceId, article } = moved;
  const { state } = article;
  if (state !== 'queries_out' && state !== 'approved') return;
  const happened = await tx.event.findMany({
    where: { workspaceId, articleId: article.id, number: { gt: article.lastEventNumber } },
    orderBy: { number: 'asc' },
    select: { type: true, data: true },
  });
  if (happened.length === 0) return;
  const openQueries = state === 'queries_out' ? await countOpenQueries(tx, workspaceId, article.id) : 0;
  await moveByItself(tx, moved, afterWork(state, happened, openQueries));
}

/** Moves an article on that came back from the archive, in the transaction that took it out. */
export async function moveAfterRestore(tx: Tx, moved: Moved): Promise<void> {
  await moveByItself(tx, moved, afterRestore(moved.article.state));
}

async function moveByItself(tx: Tx, moved: Moved, reopening: Reopening | null): Promise<void> {
  if (!reopening) return;
  const { workspaceId, actorId, article } = moved;
  const { to, reason } = reopening;
  await setState(tx, moved, to);
  await appendEvents(tx, { workspaceId, articleId: article.id }, [
    {
      type: 'article.state_changed',
      subjectId: article.id,
      actorId,
      data: { from: article.state, to, reason },
    },
  ]);
  if (reason !== 'queries_answered') {
    await voidSignOffs(tx, moved, reason === 'correction_begun' ? 'text_edited' : reason);
  }
}

/** Writes where an article that is locked stands from now on. */
export async function setState(
  tx: Tx,
  { workspaceId, article }: Pick<Moved, 'workspaceId' | 'article'>,
  state: LockedArticle['state'],
): Promise<void> {
  await tx.article.update({
    where: { workspaceId_id: { workspaceId, id: article.id } },
    data: { state, stateAt: new Date() },
    select: { id: true },
  });
}

/** Makes the approvals of an article that is locked void, and tells so if there are any. */
export async function voidSignOffs(
  tx: Tx,
  { workspaceId, actorId, article }: Moved,
  reason: VoidReason,
): Promise<void> {
  const voided = await tx.signOff.updateManyAndReturn({
    where: { workspaceId, articleId: article.id, decision: 'approved', voidedAt: null },
    data: { voidedAt: new Date(), voidReason: reason },
    select: { id: true, byId: true },
  });
  if (voided.length === 0) return;
  const byIds = voided.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(({ byId }) => byId);
  await appendEvents(tx, { workspaceId, articleId: article.id }, [
    {
      type: 'article.sign_offs_voided',
      subjectId: article.id,
      actorId,
      data: { reason, byIds },
    },
  ]);
}

async function countOpenQueries(tx: Tx, workspaceId: string, articleId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM annotations n
    WHERE n.workspace_id = ${workspaceId}::uuid AND n.article_id = ${articleId}::uuid
      AND ${isOpenQuerySql()} AND n.fields->'blocking' = 'true'::jsonb`;
  return row?.count ?? 0;
}
