import type { Actor } from '@/lib/auth/actor';
import type {
  AnnotationListQuery,
  AnnotationPage,
  AnnotationView,
  CommentView,
  Page,
} from '@/lib/annotations/model';
import { compareReadingOrder } from '@/lib/annotations/order-rules';
import { annotationSelect, commentSelect, presentComment } from '@/lib/annotations/present';
import { byAnnotation, presentAll } from '@/lib/annotations/parts';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { listSourcesByIds } from '@/lib/sources/queries';

const DEFAULT_LIMIT = 500;
type Tx = Prisma.TransactionClient;

/**
 * One page of an article's annotations in the order of their ids, deleted ones left out. Takes a fixed number of statements,
 * whatever the page holds. Throws not found for unknown articles and other workspaces' alike.
 */
export async function listAnnotations(
  actor: Actor,
  articleId: string,
  { cursor, limit = DEFAULT_LIMIT }: AnnotationListQuery = {},
): Promise<AnnotationPage> {
  await requireArticleId(actor, articleId);
  const rows = await db.annotation.findMany({
    where: {
      workspaceId: actor.workspaceId,
      articleId,
      deletedAt: null,
      ...(cursor !== undefined && { id: { gt: cursor } }),
    },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: annotationSelect,
  });
  const items = await presentAll(db, actor, rows.slice(0, limit));
  const sourceIds = items.flatMap((item) => item.evidence.map((evidence) => evidence.sourceId));
  return {
    items,
    sources: await listSourcesByIds(actor, sourceIds),
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
}

/** All annotations of an article in reading order, deleted ones left out; throws as `listAnnotations` does. */
export async function listAllAnnotations(actor: Actor, articleId: string): Promise<AnnotationView[]> {
  await requireArticleId(actor, articleId);
  const rows = await db.annotation.findMany({
    where: { workspaceId: actor.workspaceId, articleId, deletedAt: null },
    select: annotationSelect,
  });
  const items = await presentAll(db, actor, rows);
  return items.toSorted(compareReadingOrder);
}

/** An annotation of the article; null when there is none, it is deleted, or it is someone else's. */
export async function getAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
  tx: Tx = db,
): Promise<AnnotationView | null> {
  const row = await tx.annotation.findUnique({
    where: {
      workspaceId_articleId_id: { workspaceId: actor.workspaceId, articleId, id: annotationId },
      deletedAt: null,
    },
    select: annotationSelect,
  });
  const [annotation = null] = row ? await presentAll(tx, actor, [row]) : [];
  return annotation;
}

/** Like `getAnnotation`, and throws not found for none. */
export async function requireAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
  tx: Tx = db,
): Promise<AnnotationView> {
  const annotation = await getAnnotation(actor, articleId, annotationId, tx);
  if (!annotation) throw notFound('annotation');
  return annotation;
}

/**
 * One page of the comments on an annotation, oldest first; deleted ones keep their place without their words. The cursor is the
 * id of the comment that the page comes after.
 */
export async function listComments(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { cursor, limit = DEFAULT_LIMIT }: AnnotationListQuery = {},
): Promise<Page<CommentView>> {
  const { workspaceId } = actor;
  const annotation = await db.annotation.findUnique({
    where: { workspaceId_articleId_id: { workspaceId, articleId, id: annotationId }, deletedAt: null },
    select: { id: true },
  });
  if (!annotation) throw notFound('annotation');

  const last = cursor
    ? await db.comment.findFirst({
        where: { workspaceId, annotationId, id: cursor },
        select: { createdAt: true, id: true },
      })
    : null;
  if (cursor && !last) throw notFound('comment');
  const rows = await db.comment.findMany({
    where: {
      workspaceId,
      annotationId,
      ...(last && {
        OR: [{ createdAt: { gt: last.createdAt } }, { createdAt: last.createdAt, id: { gt: last.id } }],
      }),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    select: commentSelect,
  });
  const items = rows.slice(0, limit).map(presentComment);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** All comments on an article's annotations by annotation id, oldest first; what is deleted is left out. */
export async function listAllComments(actor: Actor, articleId: string): Promise<Map<string, CommentView[]>> {
  await requireArticleId(actor, articleId);
  const rows = await db.comment.findMany({
    where: {
      workspaceId: actor.workspaceId,
      deletedAt: null,
      thread: { annotation: { articleId, deletedAt: null } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: commentSelect,
  });
  return byAnnotation(rows.map(presentComment));
}

async function requireArticleId(actor: Actor, articleId: string): Promise<void> {
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { id: true },
  });
  if (!article) throw notFound('article');
}
