import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendEvent, lockArticle } from '@/lib/events/append-event';
import type { ReportView, ShareInput } from '@/lib/report/model';
import { getReport, readStandingOf } from '@/lib/report/queries';
import { newToken } from '@/lib/tokens';

type Tx = Prisma.TransactionClient;

const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/**
 * Makes the link under which anybody reads the report of an article that was published; an article has one at a time. The same again makes
 * nothing; a conflict when there is a link already, when this one was revoked, or when there is nothing to read.
 */
export async function shareReport(
  actor: Actor,
  articleId: string,
  { id, options }: ShareInput,
): Promise<ReportView> {
  return await onReport(actor, articleId, async (tx) => {
    const { workspaceId, userId } = actor;
    const known = await tx.reportLink.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { articleId: true, createdById: true, revokedAt: true },
    });
    if (known?.articleId === articleId && known.createdById === userId && known.revokedAt === null) return;
    if (known) throw new AppError('conflict', 'This link is not there any more. Make a new one.');
    const standing = await readStandingOf(tx, workspaceId, articleId);
    if (standing !== 'ready') {
      throw new AppError(
        'conflict',
        standing === 'withdrawn'
          ? 'This article was withdrawn. There is nothing to share.'
          : 'Publish the article first: readers are given what was published.',
      );
    }
    const other = await tx.reportLink.findFirst({
      where: { workspaceId, articleId, revokedAt: null },
      select: { id: true },
    });
    if (other) throw new AppError('conflict', 'This report is shared already. Look at its link.');
    await tx.reportLink.create({
      data: { workspaceId, id, articleId, token: newToken(), ...options, createdById: userId },
      select: { id: true },
    });
    await appendEvent(tx, actor, { articleId, type: 'report.shared', subjectId: id, data: options });
  });
}

/** Does something about the report of an article in one transaction that holds the article, and answers how it stands then. */
export async function onReport(
  actor: Actor,
  articleId: string,
  work: (tx: Tx) => Promise<void>,
): Promise<ReportView> {
  return await db.$transaction(async (tx) => {
    await lockArticle(tx, actor, articleId);
    if (!can(actor, 'report.share')) {
      throw new AppError('forbidden', 'Your role does not let you share public reports.');
    }
    await work(tx);
    return await getReport(actor, articleId, tx);
  }, PATIENCE);
}
