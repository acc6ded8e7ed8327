import { exportLines, settleLog, surveyLog } from '@/lib/activity/export-lines';
import { canExportActivity } from '@/lib/activity/policy';
import { requireArticleHead } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { getWorkspace } from '@/lib/workspaces/queries';

/** A file of the activity, some lines at a time, and what it may be called. */
export interface ActivityExport {
  title: string;
  lines: AsyncGenerator<string, undefined>;
}

/**
 * Begins a file of what happened in the workspace, or on one of its articles, up to now, and notes in the log that it was taken out, with
 * the hash that it ends with: whoever has the file can compare. Throws not found for an article that is not there, then forbidden.
 */
export async function exportActivity(
  actor: Actor,
  articleId: string | null,
  now = new Date(),
): Promise<ActivityExport> {
  const article = articleId === null ? null : await requireArticleHead(actor, articleId);
  if (!canExportActivity(actor)) throw new AppError('forbidden', 'Editors and owners export the activity.');
  const workspace = await getWorkspace(actor);
  const scope = await settleLog(actor, articleId);
  const survey = await surveyLog(actor, scope);
  const { count: events, withheld, hash } = survey;
  await db.$transaction(async (tx) => {
    await appendWorkspaceEvent(tx, actor, {
      type: 'activity.exported',
      ...(articleId !== null && { subjectId: articleId }),
      data: { events, withheld, hash },
    });
  });
  const head = { workspace, article, exportedAt: now.toISOString() };
  const title = `${article?.title ?? workspace.name}: activity`;
  return { title, lines: exportLines(actor, scope, head, survey) };
}
