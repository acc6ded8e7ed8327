import type { Node } from '@tiptap/pm/model';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { readDoc, readOldDoc } from '@/lib/versions/read-doc';

/** An article's document at a version, without one as it is now, and the version that it is at now. Throws not found for others' articles, and for versions that there never were. */
export async function readVersion(
  actor: Actor,
  articleId: string,
  asked: number | undefined,
  tx: Prisma.TransactionClient = db,
): Promise<{ doc: Node; version: number; current: number }> {
  const { workspaceId } = actor;
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { version: true, docHash: true },
  });
  if (!article) throw notFound('article');
  const version = asked ?? article.version;
  if (version > article.version) throw notFound('version');
  const place = { workspaceId, articleId, version };
  const isNow = version === article.version;
  const doc = isNow
    ? await readDoc(tx, { ...place, docHash: article.docHash })
    : await readOldDoc(tx, { ...place, docHash: '' });
  return { doc, version, current: article.version };
}
