import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import type { Tx } from '@/lib/sources/commands/write-source';
import type { HumanFields } from '@/lib/sources/human-model';

/** Throws `invalid_input` when the interviewer is nobody of the workspace, unless they were it before: people leave. */
export async function requireInterviewer(
  tx: Tx,
  actor: Actor,
  human: HumanFields | null,
  before: HumanFields | null = null,
): Promise<void> {
  if (!human || human.interviewerId === null || human.interviewerId === before?.interviewerId) return;
  const member = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: human.interviewerId } },
    select: { userId: true },
  });
  if (!member) {
    const message = 'Choose a member of the workspace as interviewer.';
    throw new AppError('invalid_input', message, { fields: { 'human.interviewerId': message } });
  }
}

/** Writes the human block of a source, or takes it away when the source is no person any more. */
export async function writeHuman(
  tx: Tx,
  actor: Actor,
  sourceId: string,
  human: HumanFields | null,
): Promise<void> {
  const key = { workspaceId: actor.workspaceId, sourceId };
  if (!human) {
    await tx.humanSource.deleteMany({ where: key });
    return;
  }
  await tx.humanSource.upsert({
    where: { workspaceId_sourceId: key },
    create: { ...key, ...human },
    update: human,
    select: { sourceId: true },
  });
}
