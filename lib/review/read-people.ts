import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import type { ArticlePeople } from '@/lib/review/people-model';

/** Who sees to an article of the actor's workspace and who writes it, and by when it is due; throws not found for others. */
export async function readPeople(
  tx: Prisma.TransactionClient,
  { workspaceId }: Actor,
  articleId: string,
): Promise<ArticlePeople> {
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: {
      leadId: true,
      dueAt: true,
      authorId: true,
      reviewers: { select: { userId: true }, orderBy: { userId: 'asc' } },
    },
  });
  if (!article) throw notFound('article');
  return {
    leadId: article.leadId,
    reviewerIds: article.reviewers.map(({ userId }) => userId),
    dueAt: article.dueAt?.toISOString() ?? null,
    authorId: article.authorId,
  };
}
