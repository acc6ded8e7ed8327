import { createHash } from 'node:crypto';
import { canComment } from '@/lib/annotations/policy';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import type { ImageView } from '@/lib/images/model';
import { imageSelect } from '@/lib/images/present';
import { readImage } from '@/lib/images/read-image';
import { requireOpen } from '@/lib/review/require-open';

const UNPOSTED_MS = 24 * 60 * 60 * 1000;
const MOST_UNPOSTED = 20;

/** Throws not found for an article that the actor has no access to, forbidden for those who may not comment, and a conflict where nobody may now. */
export async function requireImageSender({ workspaceId, role }: Actor, articleId: string): Promise<void> {
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { state: true, archivedAt: true },
  });
  if (!article) throw notFound('article');
  if (!canComment({ role })) throw new AppError('forbidden', 'Your role does not let you comment.');
  requireOpen(article);
}

/**
 * Reads a picture and keeps it for a comment on the article that its sender will post. The same bytes with the same id, sent again by the
 * same person, keep nothing more; the id of anything else is a conflict. What nobody posted within a day goes then, and of one person all
 * but the newest twenty.
 */
export async function keepImage(
  actor: Actor,
  articleId: string,
  { id, bytes: sent }: { id: string; bytes: Uint8Array },
): Promise<{ image: ImageView; created: boolean }> {
  await requireImageSender(actor, articleId);
  const { workspaceId, userId: createdById } = actor;
  const sha256 = createHash('sha256').update(sent).digest('hex');
  const known = await findRepeat(actor, articleId, { id, sha256 });
  if (known) return { image: known, created: false };
  const { bytes, width, height } = await readImage(sent);
  const row = { workspaceId, id, articleId, createdById, sha256, bytes, size: bytes.length, width, height };
  if (await insertImage(row)) {
    await removeUnposted(actor);
    return { image: { id, alt: '', width, height }, created: true };
  }
  // It was sent twice at the same time.
  const meanwhile = await findRepeat(actor, articleId, { id, sha256 });
  if (!meanwhile) throw taken();
  return { image: meanwhile, created: false };
}

async function findRepeat(
  { workspaceId, userId }: Actor,
  articleId: string,
  { id, sha256 }: { id: string; sha256: string },
): Promise<ImageView | null> {
  const row = await db.commentImage.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { ...imageSelect, articleId: true, createdById: true, sha256: true },
  });
  if (!row) return null;
  const { articleId: on, createdById, sha256: of, ...image } = row;
  if (on !== articleId || createdById !== userId || of !== sha256) throw taken();
  return image;
}

/** Answers false where there is one with this id. */
async function insertImage(row: Prisma.CommentImageCreateManyInput): Promise<boolean> {
  try {
    const { count } = await db.commentImage.createMany({ data: row, skipDuplicates: true });
    return count > 0;
  } catch (error) {
    // While the picture was read, its article may have been deleted; the reference to it says so.
    const isGone = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003';
    throw isGone ? notFound('article') : error;
  }
}

async function removeUnposted({ workspaceId, userId }: Actor, now = new Date()): Promise<void> {
  const unposted = { workspaceId, commentId: null };
  const newest = await db.commentImage.findMany({
    where: { ...unposted, createdById: userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_UNPOSTED,
    select: { id: true },
  });
  await db.commentImage.deleteMany({
    where: {
      ...unposted,
      OR: [
        { createdAt: { lt: new Date(now.getTime() - UNPOSTED_MS) } },
        { createdById: userId, id: { notIn: newest.map(({ id }) => id) } },
      ],
    },
  });
}

function taken(): AppError {
  return new AppError('conflict', 'There is another picture with this id already. Try again.');
}
