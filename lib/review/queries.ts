import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { presentPublication, presentSignOff, publicationSelect, signOffSelect } from '@/lib/review/present';
import type { ReviewView } from '@/lib/review/model';
import { readStanding } from '@/lib/review/read-standing';
import { offeredMoves } from '@/lib/review/state-rules';

type Tx = Prisma.TransactionClient;

const ONE_MOMENT = { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 20_000 } as const;
const MOST_TOLD = 100;

/**
 * How the review of an article stands, and what the actor may do next, with what stands in the way. Throws not found for others'
 * articles. A transaction that is given has locked the article.
 */
export async function getReview(actor: Actor, articleId: string, locked?: Tx): Promise<ReviewView> {
  return await (locked
    ? readReview(locked, actor, articleId)
    : db.$transaction((tx) => readReview(tx, actor, articleId), ONE_MOMENT));
}

async function readReview(tx: Tx, actor: Actor, articleId: string): Promise<ReviewView> {
  const standing = await readStanding(tx, actor, articleId);
  const where = { workspaceId: actor.workspaceId, articleId };
  const orderBy = [{ createdAt: 'desc' }, { id: 'desc' }] as const satisfies object[];
  const signOffs = await tx.signOff.findMany({ where, orderBy, take: MOST_TOLD, select: signOffSelect });
  const publications = await tx.publication.findMany({
    where,
    orderBy: { ordinal: 'desc' },
    take: MOST_TOLD,
    select: publicationSelect,
  });
  const { state, stateAt, version, approvals, correctionNote, archivedAt } = standing;
  return {
    state,
    stateAt: stateAt.toISOString(),
    version,
    moves: archivedAt === null ? offeredMoves(actor, standing) : [],
    approvals: { needed: approvals.needed, byIds: [...approvals.byIds] },
    correctionNote,
    signOffs: signOffs.map(presentSignOff),
    publications: publications.map(presentPublication),
  };
}
