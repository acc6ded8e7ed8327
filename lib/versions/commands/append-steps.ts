import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { documentSchema } from '@/lib/editor/schema';
import { AppError } from '@/lib/errors';
import { lockArticle, type LockedArticle } from '@/lib/events/append-event';
import { applyRebased, applySteps, type StepsResult } from '@/lib/versions/apply-steps';
import { stepsFailure } from '@/lib/versions/commands/refusals';
import { requireWriter } from '@/lib/versions/require-writer';
import { writeText } from '@/lib/versions/commands/write-text';
import { MOST_STEPS_READ, type StepsAnswer, type StepsInput } from '@/lib/versions/model';
import { listStepsAfter, readLockedDoc, readSteps } from '@/lib/versions/queries';
import { rememberDoc } from '@/lib/versions/read-doc';

const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/**
 * Appends a page's steps to the text, all or none. Those made for an older version are rebased over the steps since, as their page does
 * when it hears of them. A batch that is sent again because its answer was lost writes nothing: the page's own steps are among those
 * since then. Answers the steps since the version that was sent, the page's own among them.
 */
export async function appendSteps(actor: Actor, articleId: string, input: StepsInput): Promise<StepsAnswer> {
  const written = await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, actor, articleId);
    requireWriter(actor, article);
    if (input.version > article.version) {
      throw new AppError('conflict', 'The text is not that far yet. Open the article again.');
    }
    const doc = await readLockedDoc(tx, actor, article);
    const applied =
      input.version === article.version
        ? applySteps(doc, input.steps)
        : await applyLate(tx, actor, article, doc, input);
    if (!applied) return null;
    if (!applied.ok) throw stepsFailure(applied.fault);
    if (applied.steps.length === 0) return { version: article.version, docHash: article.docHash, doc };
    return await writeText(tx, actor, article, { ...applied, clientId: input.clientId });
  }, PATIENCE);
  if (written) rememberDoc({ workspaceId: actor.workspaceId, articleId, ...written }, written.doc);
  return { accepted: written !== null, ...(await listStepsAfter(actor, articleId, input.version)) };
}

/** Null when the page has to catch up first: it is too far behind, or its last batch arrived without its knowing. */
async function applyLate(
  tx: Prisma.TransactionClient,
  { workspaceId }: Actor,
  article: LockedArticle,
  doc: Node,
  { version, clientId, steps }: StepsInput,
): Promise<StepsResult | null> {
  if (article.version - version > MOST_STEPS_READ) return null;
  const since = await readSteps(tx, { workspaceId, articleId: article.id }, version, article.version);
  if (since.some((each) => each.clientId === clientId)) return null;
  const over = since.map(({ step }) => Step.fromJSON(documentSchema, step).getMap());
  return applyRebased(doc, steps, over);
}
