import type { Actor } from '@/lib/auth/actor';
import { notFound } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import { onReport } from '@/lib/report/commands/share-report';
import type { ReportView } from '@/lib/report/model';

/** Takes a link back for good: it leads nowhere from then on. The same again changes nothing; not found for a link that is not the article's. */
export async function revokeReport(
  actor: Actor,
  articleId: string,
  reportLinkId: string,
): Promise<ReportView> {
  return await onReport(actor, articleId, async (tx) => {
    const where = { workspaceId: actor.workspaceId, id: reportLinkId, articleId };
    const link = await tx.reportLink.findFirst({ where, select: { revokedAt: true } });
    if (!link) throw notFound('link');
    if (link.revokedAt !== null) return;
    await tx.reportLink.updateMany({
      where,
      data: { revokedAt: new Date(), revokedById: actor.userId },
    });
    await appendEvent(tx, actor, { articleId, type: 'report.revoked', subjectId: reportLinkId });
  });
}
