import type { Node } from '@tiptap/pm/model';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { projectionOf } from '@/lib/editor/projection-of';
import type { LockedArticle } from '@/lib/events/append-event';
import { MOST_STEPS_READ, type StepsAnswer, type StepView } from '@/lib/versions/model';
import { type DocAddress, keptVersion, readDoc } from '@/lib/versions/read-doc';

type Tx = Prisma.TransactionClient;

/** The document of an article that is locked, at its version. */
export async function readLockedDoc(tx: Tx, actor: Actor, article: LockedArticle): Promise<Node> {
  return await readDoc(tx, addressOf(actor, article));
}

/**
 * `readLockedDoc`, with the steps that took it there from a version, or from an earlier one; `after` is at most `MOST_STEPS_READ` back.
 * Both are read at once.
 */
export async function readLockedDocAndSteps(
  tx: Tx,
  actor: Actor,
  article: LockedArticle,
  after: number,
): Promise<{ doc: Node; since: StepView[] }> {
  const address = addressOf(actor, article);
  const kept = keptVersion(address) ?? after;
  const from = article.version - kept > MOST_STEPS_READ ? after : Math.min(after, kept);
  const since = await readSteps(tx, address, from, article.version);
  return { doc: await readDoc(tx, address, since), since };
}

function addressOf({ workspaceId }: Actor, { id, version, docHash }: LockedArticle): DocAddress {
  return { workspaceId, articleId: id, version, docHash };
}

/** The text of an article that is locked, at its version. */
export async function readLockedText(tx: Tx, actor: Actor, article: LockedArticle): Promise<string> {
  return projectionOf(await readLockedDoc(tx, actor, article)).text;
}

/** The steps after a version, the oldest first, at most `MOST_STEPS_READ`, and the version that the text is at. Throws not found for others' articles. */
export async function listStepsAfter(
  actor: Actor,
  articleId: string,
  after: number,
): Promise<Omit<StepsAnswer, 'accepted'>> {
  const { workspaceId } = actor;
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { version: true },
  });
  if (!article) throw notFound('article');
  return {
    version: article.version,
    steps: await readSteps(db, { workspaceId, articleId }, after, article.version),
  };
}

/** The steps that took the text from one version to another, at most `MOST_STEPS_READ`. */
export async function readSteps(
  tx: Tx,
  { workspaceId, articleId }: { workspaceId: string; articleId: string },
  from: number,
  to: number,
): Promise<StepView[]> {
  if (to <= from) return [];
  const rows = await tx.step.findMany({
    where: { workspaceId, articleId, version: { gt: from, lte: to } },
    orderBy: { version: 'asc' },
    take: MOST_STEPS_READ,
    select: { version: true, step: true, clientId: true },
  });
  return rows.map((row) => ({ ...row, step: row.step as Record<string, unknown> }));
}
