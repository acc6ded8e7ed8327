import type { Node } from '@tiptap/pm/model';
import type { Actor } from '@/lib/auth/actor';
import { articleCursors } from '@/lib/articles/cursor';
import { countStatement, listStatement } from '@/lib/articles/list-statement';
import type {
  ArticleFacts,
  ArticleHead,
  ArticleListQuery,
  ArticlePage,
  ArticleView,
  DocJson,
} from '@/lib/articles/model';
import {
  articleSelect,
  factsSelect,
  presentArticle,
  presentFacts,
  presentRow,
  type KindCount,
  type StoredRow,
} from '@/lib/articles/present';
import { usualDirection } from '@/lib/articles/rules';
import { pageOf } from '@/lib/cursor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { notFound } from '@/lib/errors';
import { readDoc } from '@/lib/versions/read-doc';

const DEFAULT_LIMIT = 50;
/** Outlets that the list's filter offers at most. */
const MAX_OUTLETS = 200;

function keyOf(actor: Actor, id: string): Prisma.ArticleWhereUniqueInput {
  return { workspaceId_id: { workspaceId: actor.workspaceId, id } };
}

/** What names an article of the actor's workspace; throws not found for unknown ids and other workspaces' alike. */
export async function requireArticleHead(actor: Actor, articleId: string): Promise<ArticleHead> {
  const article = await db.article.findUnique({
    where: keyOf(actor, articleId),
    select: { id: true, title: true, language: true },
  });
  if (!article) throw notFound('article');
  return article;
}

/** What there is to know of an article of the actor's workspace beside its text; null when there is no such article. */
export async function getArticleFacts(actor: Actor, articleId: string): Promise<ArticleFacts | null> {
  const row = await db.article.findUnique({ where: keyOf(actor, articleId), select: factsSelect });
  return row && presentFacts(row);
}

/** An article as the desk reads it, whose text is its document's projection; throws as `requireArticleHead` does. */
export async function requireArticleView(actor: Actor, articleId: string): Promise<ArticleView> {
  return (await readArticle(db, actor, articleId)).article;
}

/** An article with its text; throws as `requireArticleHead` does. */
export async function requireArticle(
  actor: Actor,
  articleId: string,
): Promise<ArticleView & { text: string }> {
  const { article, doc } = await readArticle(db, actor, articleId);
  return { ...article, text: projectionOf(doc).text };
}

/** An article as it is for a transaction, or for anybody, with its document; throws as `requireArticleHead` does. */
export async function readArticle(
  tx: Prisma.TransactionClient,
  actor: Actor,
  articleId: string,
): Promise<{ article: ArticleView; doc: Node }> {
  const found = await tx.article.findUnique({
    where: keyOf(actor, articleId),
    select: { ...articleSelect, docHash: true },
  });
  if (!found) throw notFound('article');
  const { docHash, ...row } = found;
  const { version } = row;
  const doc = await readDoc(tx, { workspaceId: actor.workspaceId, articleId, version, docHash });
  return { article: presentArticle(row, doc.toJSON() as DocJson), doc };
}

/** What was imported, byte by byte; null when the article was not made from a file or a paste, or is not there. */
export async function getArticleOriginal(actor: Actor, articleId: string) {
  return await db.articleOriginal.findUnique({
    where: { workspaceId_articleId: { workspaceId: actor.workspaceId, articleId } },
    select: { fileName: true, mediaType: true, sha256: true, size: true, bytes: true },
  });
}

/**
 * One page of the workspace's articles with their annotations counted; deleted annotations are left out. The cursor comes
 * from another page of the same order; any other is `invalid_input`. Takes two statements, whatever the page holds.
 */
export async function listArticles(actor: Actor, query: ArticleListQuery): Promise<ArticlePage> {
  const sort = query.sort ?? 'updated';
  const direction = query.direction ?? usualDirection(sort);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = articleCursors.read(query.cursor, sort, direction);

  const rows = await db.$queryRaw<StoredRow[]>(
    listStatement({
      workspaceId: actor.workspaceId,
      userId: actor.userId,
      search: query.search ?? '',
      sort,
      direction,
      state: query.state ?? 'active',
      outlet: query.outlet ?? '',
      open: query.open ?? '',
      isMine: query.mine === 'yes',
      cursor,
      take: limit + 1,
    }),
  );
  const { shown, hasPrevious, hasNext } = pageOf(rows, limit, cursor);
  const counts = await countAnnotations(
    actor,
    shown.map((row) => row.id),
  );
  const items = shown.map((row) => presentRow(row, counts.get(row.id) ?? []));

  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    nextCursor: last && hasNext ? articleCursors.at(last, { sort, direction, side: 'after' }) : null,
    previousCursor:
      first && hasPrevious ? articleCursors.at(first, { sort, direction, side: 'before' }) : null,
  };
}

async function countAnnotations(actor: Actor, articleIds: string[]): Promise<Map<string, KindCount[]>> {
  const counts = new Map<string, KindCount[]>(articleIds.map((id) => [id, []]));
  const rows = await db.$queryRaw<KindCount[]>(countStatement(actor.workspaceId, articleIds));
  for (const row of rows) counts.get(row.articleId)?.push(row);
  return counts;
}

/** The outlets of the workspace's articles, each once, in order; the first two hundred. */
export async function listOutlets(actor: Actor): Promise<string[]> {
  const rows = await db.article.groupBy({
    by: ['outlet'],
    where: { workspaceId: actor.workspaceId, outlet: { not: '' } },
    orderBy: { outlet: 'asc' },
    take: MAX_OUTLETS,
  });
  return rows.map((row) => row.outlet);
}

/** Whether the workspace holds any article at all, archived ones counted. */
export async function hasArticles(actor: Actor): Promise<boolean> {
  return (
    (await db.article.findFirst({ where: { workspaceId: actor.workspaceId }, select: { id: true } })) !== null
  );
}
