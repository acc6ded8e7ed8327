import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma, PublicationKind, RevisionKind } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendEvent, lockArticle, type LockedArticle } from '@/lib/events/append-event';
import { tellPeople } from '@/lib/inbox/tell-people';
import { newId } from '@/lib/ids';
import { keepReport } from '@/lib/report/keep-report';
import type { Move, MoveInput, ReviewState } from '@/lib/review/model';
import { refusedMove } from '@/lib/review/move-refusals';
import { setState, voidSignOffs } from '@/lib/review/move-by-itself';
import { readStanding } from '@/lib/review/read-standing';
import { decideMove, MOVE_TABLE } from '@/lib/review/state-rules';

type Tx = Prisma.TransactionClient;

const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/**
 * Moves an article to its next state, with what belongs to it: a version that is kept, a sign-off, a publication. Only from the state and
 * the version that the person saw, else a conflict; sending the same again, by the same person, moves nothing. What stands in the way is a
 * conflict that carries `obstacles`.
 */
export async function moveArticle(actor: Actor, articleId: string, input: MoveInput): Promise<void> {
  await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, actor, articleId);
    if (!can(actor, MOVE_TABLE[input.move].ability)) throw refusedMove(input.move, { reason: 'forbidden' });
    if (await wasMoved(tx, actor, articleId, input)) return;
    if (article.archivedAt) {
      throw new AppError('conflict', 'This article is in the archive. Restore it to work on it.');
    }
    if (article.state !== input.from || article.version !== input.version) {
      throw new AppError('conflict', 'Somebody else went on with this article meanwhile. Look at it again.');
    }
    const { comment, note } = input;
    const standing = { ...(await readStanding(tx, actor, articleId)), comment, note };
    const decided = decideMove(actor, input.move, standing);
    if ('reason' in decided) throw refusedMove(input.move, decided, article.state);
    const { to } = decided;
    const { textHash, correctionNote } = standing;
    await setState(tx, { workspaceId: actor.workspaceId, article }, to);
    const data = await WRITES[input.move]({ tx, actor, article, input, to, textHash, correctionNote });
    await appendEvent(tx, actor, {
      articleId,
      type: eventType(input.move, to),
      subjectId: input.id,
      data: { move: input.move, from: article.state, to, ...data },
    });
    if (VOIDS.has(input.move)) {
      const moved = { workspaceId: actor.workspaceId, actorId: actor.userId, article };
      await voidSignOffs(tx, moved, input.move === 'take_up' ? 'taken_up' : 'changes_requested');
    }
    await tellPeople(tx, { workspaceId: actor.workspaceId, article });
  }, PATIENCE);
}

const VOIDS: ReadonlySet<Move> = new Set(['request_changes', 'take_up']);

function eventType(move: Move, to: ReviewState): string {
  switch (move) {
    case 'submit':
      return 'article.submitted';
    case 'approve':
    case 'request_changes':
      return 'article.signed';
    case 'publish':
      return to === 'corrected' ? 'article.corrected' : 'article.published';
    case 'open_correction':
      return 'article.correction_opened';
    case 'withdraw':
      return 'article.withdrawn';
    case 'prepare':
    case 'begin':
    case 'send_queries':
    case 'take_up':
      return 'article.state_changed';
  }
}

async function wasMoved(tx: Tx, actor: Actor, articleId: string, { id, move }: MoveInput): Promise<boolean> {
  const known = await tx.event.findFirst({
    where: { workspaceId: actor.workspaceId, articleId, subjectId: id },
    select: { actorId: true, data: true },
  });
  if (!known) return false;
  if (known.actorId === actor.userId && Reflect.get(Object(known.data), 'move') === move) return true;
  throw new AppError('conflict', 'There is something else with this id already. Try again.');
}

interface Write {
  tx: Tx;
  actor: Actor;
  article: LockedArticle;
  input: MoveInput;
  to: ReviewState;
  textHash: string;
  correctionNote: string;
}

const NOTHING = async () => await Promise.resolve({});

/** A total table: what a move writes beside the state, and what its event tells of it. */
const WRITES: Record<Move, (write: Write) => Promise<Prisma.InputJsonObject>> = {
  prepare: NOTHING,
  begin: NOTHING,
  send_queries: NOTHING,
  take_up: NOTHING,
  submit: async (write) => {
    const { id: revisionId } = await keepRevision(write, 'submitted', 'Handed in');
    return { revisionId, textHash: write.textHash, version: write.article.version };
  },
  approve: async (write) => {
    const told = await sign(write, 'approved');
    if (write.to === 'approved') await keepRevision(write, 'approved', 'Approved');
    return told;
  },
  request_changes: async (write) => await sign(write, 'changes_requested'),
  publish: async (write) => {
    const kind = write.to === 'corrected' ? 'corrected' : 'published';
    const { id } = await keepRevision(write, kind, kind === 'corrected' ? 'Corrected' : 'Published');
    const note = kind === 'corrected' ? write.input.note || write.correctionNote : write.input.note;
    await setNote(write, '');
    const told = await publish(write, { kind, revisionId: id, note });
    await keepReport(write.tx, write.actor, write.article.id, write.input.id);
    return told;
  },
  open_correction: async (write) => {
    await setNote(write, write.input.note);
    return { note: write.input.note };
  },
  withdraw: async (write) => {
    const { tx, actor, article, input } = write;
    const last = await tx.publication.findFirstOrThrow({
      where: { workspaceId: actor.workspaceId, articleId: article.id },
      orderBy: { ordinal: 'desc' },
      select: { revisionId: true },
    });
    await setNote(write, '');
    return await publish(write, { kind: 'withdrawn', revisionId: last.revisionId, note: input.note });
  },
};

async function keepRevision(
  { tx, actor: { workspaceId, userId }, article, textHash }: Write,
  kind: RevisionKind,
  name: string,
): Promise<{ id: string }> {
  const of = { workspaceId, articleId: article.id, version: article.version };
  const data = { ...of, id: newId(), kind, name, textHash, createdById: userId };
  return await tx.revision.create({ data, select: { id: true } });
}

// What was handed in is what is signed: an edit since would have taken the article out of review.
async function sign(
  { tx, actor: { workspaceId, userId }, article, input, textHash }: Write,
  decision: 'approved' | 'changes_requested',
): Promise<Prisma.InputJsonObject> {
  const { id: revisionId } = await tx.revision.findFirstOrThrow({
    where: { workspaceId, articleId: article.id, kind: 'submitted', version: article.version },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  const { id, comment } = input;
  const data = { workspaceId, id, articleId: article.id, revisionId, decision, comment, byId: userId };
  await tx.signOff.create({ data, select: { id: true } });
  return { decision, comment, revisionId, textHash, version: article.version };
}

async function publish(
  { tx, actor: { workspaceId, userId }, article, input }: Write,
  { kind, revisionId, note }: { kind: PublicationKind; revisionId: string; note: string },
): Promise<Prisma.InputJsonObject> {
  const last = await tx.publication.findFirst({
    where: { workspaceId, articleId: article.id },
    orderBy: { ordinal: 'desc' },
    select: { ordinal: true },
  });
  const ordinal = (last?.ordinal ?? 0) + 1;
  await tx.publication.create({
    data: { workspaceId, id: input.id, articleId: article.id, revisionId, ordinal, kind, note, byId: userId },
    select: { id: true },
  });
  return { ordinal, kind, note, revisionId, version: article.version };
}

async function setNote({ tx, actor, article }: Write, correctionNote: string): Promise<void> {
  await tx.article.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: article.id } },
    data: { correctionNote },
    select: { id: true },
  });
}
