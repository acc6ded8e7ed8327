import type { Actor } from '@/lib/auth/actor';
import type { CommentView } from '@/lib/annotations/comment-model';
import type {
  AnnotationListQuery,
  AnnotationPage,
  AnnotationView,
  CitedSources,
  Page,
} from '@/lib/annotations/model';
import { compareReadingOrder } from '@/lib/annotations/order-rules';
import { annotationSelect, commentSelect, presentComment } from '@/lib/annotations/present';
import { byAnnotation, presentAll } from '@/lib/annotations/parts';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { listLineages } from '@/lib/evidence/queries';
import { listSourcesByIds } from '@/lib/sources/queries';

const DEFAULT_LIMIT = 500;
const ONE_MOMENT = { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 20_000 } as const;
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
  const { rows, items } = await atOneMoment(actor, articleId, async (tx, textVersion) => {
    const found = await tx.annotation.findMany({
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
    return { rows: found, items: await presentAll(tx, actor, found.slice(0, limit), textVersion) };
  });
  return {
    items,
    ...(await listSourcesOf(actor, articleId, items)),
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
}

/** Those of these annotations that are on the article and not deleted, with the sources that their evidence names; throws as `listAnnotations` does. */
export async function listAnnotationsByIds(
  actor: Actor,
  articleId: string,
  ids: readonly string[],
): Promise<{ items: AnnotationView[] } & CitedSources> {
  const items = await atOneMoment(actor, articleId, async (tx, textVersion) => {
    const rows = await tx.annotation.findMany({
      where: { workspaceId: actor.workspaceId, articleId, deletedAt: null, id: { in: [...ids] } },
      orderBy: { id: 'asc' },
      select: annotationSelect,
    });
    return await presentAll(tx, actor, rows, textVersion);
  });
  return { items, ...(await listSourcesOf(actor, articleId, items)) };
}

async function listSourcesOf(
  actor: Actor,
  articleId: string,
  items: readonly AnnotationView[],
): Promise<CitedSources> {
  const ids = items.flatMap((item) => item.evidence.map((evidence) => evidence.sourceId));
  const [sources, lineages] = await Promise.all([
    listSourcesByIds(actor, ids),
    listLineages(actor, articleId, ids),
  ]);
  return { sources, lineages };
}

/** Reads what belongs together as it was at one moment, with the version that the text was at; throws not found for others' articles. */
async function atOneMoment<T>(
  actor: Actor,
  articleId: string,
  read: (tx: Tx, textVersion: number) => Promise<T>,
): Promise<T> {
  return await db.$transaction(
    async (tx) => await read(tx, await requireTextVersion(tx, actor, articleId)),
    ONE_MOMENT,
  );
}

/** All annotations of an article in reading order, deleted ones left out; throws as `listAnnotations` does. */
export async function listAllAnnotations(actor: Actor, articleId: string): Promise<AnnotationView[]> {
  const items = await atOneMoment(actor, articleId, async (tx, textVersion) => {
    const rows = await tx.annotation.findMany({
      where: { workspaceId: actor.workspaceId, articleId, deletedAt: null },
      select: annotationSelect,
    });
    return await presentAll(tx, actor, rows, textVersion);
  });
  return items.toSorted(compareReadingOrder);
}

/**
 * An annotation of the article; null when there is none, it is deleted, or it is someone else's. A transaction that is given has locked
 * the article.
 */
export async function getAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
  locked?: Tx,
): Promise<AnnotationView | null> {
  const key = { workspaceId: actor.workspaceId, articleId, id: annotationId };
  const read = async (tx: Tx) => {
    const row = await tx.annotation.findUnique({
      where: { workspaceId_articleId_id: key, deletedAt: null },
      select: annotationSelect,
    });
    if (!row) return null;
    const textVersion = await requireTextVersion(tx, actor, articleId);
    const [annotation = null] = await presentAll(tx, actor, [row], textVersion);
    return annotation;
  };
  return await (locked ? read(locked) : db.$transaction(read, ONE_MOMENT));
}

/** Like `getAnnotation`, and throws not found for none. */
export async function requireAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
  locked?: Tx,
): Promise<AnnotationView> {
  const annotation = await getAnnotation(actor, articleId, annotationId, locked);
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
  await requireTextVersion(db, actor, articleId);
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

async function requireTextVersion(tx: Tx, actor: Actor, articleId: string): Promise<number> {
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { version: true },
  });
  if (!article) throw notFound('article');
  return article.version;
}
