import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import type { Follow } from '@/lib/inbox/model';

/** Says whether the actor wants to hear of the talk about an annotation. It is nobody else's business, so no event tells of it. */
export async function followThread(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { follow }: Follow,
): Promise<void> {
  const { workspaceId, userId } = actor;
  await db.$transaction(async (tx) => {
    const annotation = await tx.annotation.findUnique({
      where: { workspaceId_articleId_id: { workspaceId, articleId, id: annotationId }, deletedAt: null },
      select: { id: true },
    });
    if (!annotation) throw notFound('annotation');
    const key = { workspaceId, annotationId, userId };
    if (follow === null) {
      await tx.threadFollow.deleteMany({ where: key });
      return;
    }
    const isMuted = follow === 'muted';
    await tx.threadFollow.upsert({
      where: { workspaceId_annotationId_userId: key },
      create: { ...key, isMuted },
      update: { isMuted },
    });
  });
}
