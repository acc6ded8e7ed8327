import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { lockArticle } from '@/lib/events/append-event';
import { applySteps } from '@/lib/versions/apply-steps';
import { stepsFailure } from '@/lib/versions/commands/refusals';
import { requireWriter } from '@/lib/versions/require-writer';
import { writeText } from '@/lib/versions/commands/write-text';
import type { StepsAnswer, StepsInput } from '@/lib/versions/model';
import { listStepsAfter, readLockedDoc } from '@/lib/versions/queries';
import { rememberDoc } from '@/lib/versions/read-doc';

const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/**
 * Appends a page's steps to the text, if it still is at the version that they were made on; all or none. Otherwise writes nothing and
 * answers the steps since then, among which a page finds its own when it sends a batch again whose answer was lost.
 */
export async function appendSteps(actor: Actor, articleId: string, input: StepsInput): Promise<StepsAnswer> {
  const written = await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, actor, articleId);
    requireWriter(actor, article);
    if (input.version > article.version) {
      throw new AppError('conflict', 'The text is not that far yet. Open the article again.');
    }
    if (input.version < article.version) return null;
    const applied = applySteps(await readLockedDoc(tx, actor, article), input.steps);
    if (!applied.ok) throw stepsFailure(applied.fault);
    return await writeText(tx, actor, article, { ...applied, clientId: input.clientId });
  }, PATIENCE);
  if (written) rememberDoc({ workspaceId: actor.workspaceId, articleId, ...written }, written.doc);
  return { accepted: written !== null, ...(await listStepsAfter(actor, articleId, input.version)) };
}
