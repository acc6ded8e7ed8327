import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import type {
  BlindMarkView,
  DecisionView,
  DoubleCheckDetail,
  DoubleCheckView,
} from '@/lib/double-check/model';
import {
  checkSelect,
  decisionSelect,
  markSelect,
  presentCheck,
  presentDecision,
  presentMark,
} from '@/lib/double-check/present';
import { readPlaces } from '@/lib/double-check/read-places';
import { isRevealed, visibleMarks } from '@/lib/double-check/rules';

type Tx = Prisma.TransactionClient;

const ONE_MOMENT = { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 20_000 } as const;
const MOST_LISTED = 100;

/** The double checks of an article, the newest first, without their marks. Throws not found for others' articles. */
export async function listDoubleChecks(actor: Actor, articleId: string): Promise<DoubleCheckView[]> {
  const { workspaceId } = actor;
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { id: true },
  });
  if (!article) throw notFound('article');
  const rows = await db.doubleCheck.findMany({
    where: { workspaceId, articleId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    select: checkSelect,
  });
  return rows.map(presentCheck);
}

/**
 * A double check with what the actor may see of it: their own marks, and those of both with the decisions when both have finished. Throws
 * not found for what is not of this article.
 */
export async function requireDoubleCheck(
  actor: Actor,
  articleId: string,
  id: string,
): Promise<DoubleCheckDetail> {
  return await db.$transaction(async (tx) => {
    const check = await requireCheck(tx, actor, articleId, id);
    const revealed = isRevealed(check);
    const read = await readMarks(tx, actor, check.id, revealed ? null : actor.userId);
    const marks = visibleMarks(check, actor.userId, read);
    return {
      check,
      isRevealed: revealed,
      marks,
      decisions: revealed ? await readDecisions(tx, actor, check.id) : [],
      places: revealed ? Object.fromEntries(await readPlaces(tx, actor, check, marks)) : {},
    };
  }, ONE_MOMENT);
}

/** The row of exactly this article's double check. */
export async function requireCheck(
  tx: Tx,
  { workspaceId }: Actor,
  articleId: string,
  id: string,
): Promise<DoubleCheckView> {
  const row = await tx.doubleCheck.findUnique({
    where: { workspaceId_id: { workspaceId, id }, articleId },
    select: checkSelect,
  });
  if (!row) throw notFound('double check');
  return presentCheck(row);
}

/** Locks a double check, after its article where that is locked too, so that marks, finishing and decisions follow each other. */
export async function lockCheck(
  tx: Tx,
  actor: Actor,
  articleId: string,
  id: string,
): Promise<DoubleCheckView> {
  await tx.$executeRaw`
    SELECT 1 FROM double_checks
    WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ${id}::uuid AND article_id = ${articleId}::uuid
    FOR UPDATE`;
  return await requireCheck(tx, actor, articleId, id);
}

/** Marks in reading order: those of one person, or, with null, of both, which only those may ask for who looked whether both have finished. */
export async function readMarks(
  tx: Tx,
  { workspaceId }: Actor,
  doubleCheckId: string,
  userId: string | null,
): Promise<BlindMarkView[]> {
  const rows = await tx.blindMark.findMany({
    where: { workspaceId, doubleCheckId, ...(userId !== null && { userId }) },
    orderBy: [{ startOffset: 'asc' }, { endOffset: 'asc' }, { id: 'asc' }],
    select: markSelect,
  });
  return rows.map(presentMark);
}

/** What was decided, in the order in which it was. */
export async function readDecisions(
  tx: Tx,
  { workspaceId }: Actor,
  doubleCheckId: string,
): Promise<DecisionView[]> {
  const rows = await tx.doubleCheckDecision.findMany({
    where: { workspaceId, doubleCheckId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: decisionSelect,
  });
  return rows.map(presentDecision);
}
