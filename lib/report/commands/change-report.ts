import type { Actor } from '@/lib/auth/actor';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import { onReport } from '@/lib/report/commands/share-report';
import type { ReportChange, ReportOptions, ReportView } from '@/lib/report/model';
import { reportLinkSelect } from '@/lib/report/present';

const OPTIONS = ['showsText', 'showsTeam', 'isListed'] as const satisfies (keyof ReportOptions)[];

/**
 * Changes what readers of a link are given. The same again changes nothing. Throws not found for a link that is not the article's or was
 * revoked, and a conflict when somebody else changed it meanwhile.
 */
export async function changeReport(
  actor: Actor,
  articleId: string,
  reportLinkId: string,
  { version, options }: ReportChange,
): Promise<ReportView> {
  return await onReport(actor, articleId, async (tx) => {
    const where = { workspaceId: actor.workspaceId, id: reportLinkId, articleId, revokedAt: null };
    const link = await tx.reportLink.findFirst({ where, select: reportLinkSelect });
    if (!link) throw notFound('link');
    const changed = OPTIONS.filter((name) => link[name] !== options[name]);
    if (changed.length === 0) return;
    if (link.version !== version) {
      throw new AppError('conflict', 'Somebody else changed this link meanwhile. Look at it again.');
    }
    await tx.reportLink.updateMany({ where, data: { ...options, version: version + 1 } });
    const changes = changed.map((name) => [name, { from: link[name], to: options[name] }] as const);
    await appendEvent(tx, actor, {
      articleId,
      type: 'report.changed',
      subjectId: reportLinkId,
      data: { changes: Object.fromEntries(changes) },
    });
  });
}
