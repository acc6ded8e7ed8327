import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import type {
  BlindMarkView,
  DecisionView,
  DoubleCheckDetail,
  DoubleCheckView,
  WaitingCheck,
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
import { REVIEW_STATES } from '@/lib/review/model';
import { isOpenState } from '@/lib/review/state-rules';

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
 * The double checks of open articles that wait for the actor, what is due first before the rest: those that they have not finished marking,
 * and those to be decided that they asked for, or whose article they lead or review.
 */
export async function listWaitingChecks(actor: Actor): Promise<WaitingCheck[]> {
  const { workspaceId, userId } = actor;
  const concerns = [
    { askedById: userId },
    { article: { leadId: userId } },
    { article: { reviewers: { some: { userId } } } },
  ];
  const mayDecide = can(actor, 'double_check.decide');
  const rows = await db.doubleCheck.findMany({
    where: {
      workspaceId,
      article: { archivedAt: null, state: { in: REVIEW_STATES.filter(isOpenState) } },
      OR: [
        { state: 'marking', leftId: userId, leftFinishedAt: null },
        { state: 'marking', rightId: userId, rightFinishedAt: null },
        ...(mayDecide
          ? [
              {
                state: 'comparing' as const,
                NOT: { OR: [{ leftId: userId }, { rightId: userId }] },
                OR: concerns,
              },
            ]
          : []),
      ],
    },
    orderBy: [{ article: { dueAt: { sort: 'asc', nulls: 'last' } } }, { createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_LISTED,
    select: {
      id: true,
      articleId: true,
      state: true,
      createdAt: true,
      left: { select: { name: true } },
      right: { select: { name: true } },
      askedBy: { select: { name: true } },
      article: { select: { title: true, language: true, dueAt: true } },
    },
  });
  return rows.map(({ id, articleId, state, createdAt, left, right, askedBy, article }) => ({
    id,
    articleId,
    articleTitle: article.title,
    articleLanguage: article.language,
    dueAt: article.dueAt?.toISOString() ?? null,
    waitsFor: state === 'marking' ? 'marks' : 'decision',
    leftName: left.name,
    rightName: right.name,
    askedByName: askedBy.name,
    createdAt: createdAt.toISOString(),
  }));
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
