import type { Actor, Role } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { lockArticle, type LockedArticle } from '@/lib/events/append-event';
import { TextInHand } from '@/lib/versions/commands/text-in-hand';
import { writeText } from '@/lib/versions/commands/write-text';
import { MOST_STEPS_READ, type StepsAnswer, type StepsInput, type StepView } from '@/lib/versions/model';
import { listStepsAfter, readLockedDocAndSteps } from '@/lib/versions/queries';
import { rememberDoc } from '@/lib/versions/read-doc';
import { type Outcome, WorkLines } from '@/lib/versions/work-line';

type Tx = Prisma.TransactionClient;

const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

interface Batch {
  actor: Actor;
  articleId: string;
  input: StepsInput;
}

/** What came of a batch; null steps are for the database to tell. */
type Taken = Omit<StepsAnswer, 'steps'> & { steps: StepView[] | null };

const lines = new WorkLines<Batch, Taken>({
  serve: appendTogether,
  weigh: ({ input }) => input.steps.length,
  // So much is written within some tens of milliseconds; the next ones wait no longer.
  mostTogether: { items: 50, weight: 400 },
  mostWaiting: 200,
});

/**
 * Appends a page's steps to the text, all or none. Those made for an older version are rebased over the steps since, as their page does
 * when it hears of them. A batch that is sent again because its answer was lost writes nothing: the page's own steps are among those
 * since then. Answers the steps since the version that was sent, the page's own among them. Batches for one article that come while one
 * is written are written together. Throws `rate_limited` when too many wait.
 */
export async function appendSteps(actor: Actor, articleId: string, input: StepsInput): Promise<StepsAnswer> {
  const taken = lines.enter(`${actor.workspaceId}/${articleId}`, { actor, articleId, input });
  if (!taken) {
    const message = 'Too many write in this text at the moment. It is saved as soon as there is room.';
    throw new AppError('rate_limited', message, { details: { retryAfter: 1 } });
  }
  const { steps, ...answer } = await taken;
  if (steps) return { ...answer, steps };
  return { accepted: answer.accepted, ...(await listStepsAfter(actor, articleId, input.version)) };
}

/** Appends batches for one article in one transaction, each on what the one before it led to; those that are refused keep none of the others. */
async function appendTogether(
  first: Batch,
  take: () => readonly Batch[],
): Promise<readonly Outcome<Taken>[]> {
  const { workspaceId } = first.actor;
  const place = { workspaceId, articleId: first.articleId };
  const { outcomes, written } = await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, first.actor, first.articleId);
    const batches = take();
    const roles = await readRoles(tx, workspaceId, batches);
    const after = earliest(article, batches);
    const { doc, since } = await readLockedDocAndSteps(tx, first.actor, article, after);
    const text = new TextInHand(article, doc, since);
    const tried = batches.map(({ actor, input }) => ({
      input,
      accepted: outcomeOf(() => text.take(asNow(actor, roles), input)),
    }));
    return {
      outcomes: tried.map(({ input, accepted }): Outcome<Taken> => {
        if (!accepted.ok) return accepted;
        const steps = text.stepsAfter(input.version);
        return { ok: true, value: { accepted: accepted.value, version: text.version, steps } };
      }),
      written: text.changes.length > 0 ? await writeText(tx, first.actor, article, text.changes) : null,
    };
  }, PATIENCE);
  if (written) rememberDoc({ ...place, ...written }, written.doc);
  return outcomes;
}

type Roles = ReadonlyMap<string, Role>;

async function readRoles(tx: Tx, workspaceId: string, batches: readonly Batch[]): Promise<Roles> {
  const memberships = await tx.membership.findMany({
    where: { workspaceId, userId: { in: [...new Set(batches.map(({ actor }) => actor.userId))] } },
    select: { userId: true, role: true },
  });
  return new Map(memberships.map(({ userId, role }) => [userId, role]));
}

// A batch may have waited, and its sender have been removed meanwhile.
function asNow(actor: Actor, roles: Roles): Actor {
  const role = roles.get(actor.userId);
  if (!role) throw notFound('article');
  return { ...actor, role };
}

/** The version after which steps are of interest to batches, as far as they may go over steps. */
function earliest({ version }: LockedArticle, batches: readonly Batch[]): number {
  const near = batches.map(({ input }) => input.version).filter((each) => version - each <= MOST_STEPS_READ);
  return Math.min(version, ...near);
}

function outcomeOf<R>(work: () => R): Outcome<R> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}
