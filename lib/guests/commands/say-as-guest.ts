import { requireAnnotation } from '@/lib/annotations/queries';
import { isForGuests } from '@/lib/annotations/visibility-rules';
import { writeComment } from '@/lib/annotations/write-comment';
import { findAnnotationRow, type Tx } from '@/lib/annotations/write-on-article';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import { actorOf } from '@/lib/guests/guest-actor';
import type { Guest, GuestAnswer, GuestComment } from '@/lib/guests/model';
import { writeAsGuest } from '@/lib/guests/write-as-guest';

/** Adds a guest's comment to the talk about an annotation of their article. Sending the same again makes nothing. */
export async function sayAsGuest(
  guest: Guest,
  { annotationId, id, body }: Omit<GuestComment, 'token'>,
): Promise<void> {
  if (!guest.mayComment) throw new AppError('forbidden', 'Your link lets you read, and not comment.');
  await writeAsGuest(guest, async (tx) => {
    await requireShown(tx, guest, annotationId);
    await writeComment(tx, actorOf(guest), { articleId: guest.articleId, annotationId }, { id, body });
  });
}

/**
 * Writes a guest's answer to a query of their article, over the answer that they saw: another one by now is a conflict. What awaited the reply
 * is in progress again.
 */
export async function answerAsGuest(
  guest: Guest,
  { annotationId, answer, was }: Omit<GuestAnswer, 'token'>,
): Promise<void> {
  if (!guest.mayAnswer) throw new AppError('forbidden', 'Your link does not let you answer queries.');
  const { articleId, workspaceId, userId } = guest;
  const actor = actorOf(guest);
  await writeAsGuest(guest, async (tx) => {
    await requireShown(tx, guest, annotationId);
    const stored = await requireAnnotation(actor, articleId, annotationId, tx);
    if (stored.kind !== 'query') throw new AppError('invalid_input', 'Only queries are answered.');
    const from = stored.fields.answer ?? '';
    if (from === answer) return;
    if (from !== was) {
      throw new AppError('conflict', 'Somebody else answered meanwhile. Load the page again to see it.');
    }
    const isAwaited = stored.status === 'awaiting_reply';
    await tx.annotation.update({
      where: { workspaceId_id: { workspaceId, id: annotationId } },
      data: {
        fields: { ...stored.fields, answer },
        ...(isAwaited && { status: 'in_progress' }),
        version: { increment: 1 },
        updatedAt: new Date(),
        updatedById: userId,
      },
      select: { id: true },
    });
    const status = { status: { from: stored.status, to: 'in_progress' } };
    await appendEvent(tx, actor, {
      articleId,
      type: 'annotation.changed',
      subjectId: annotationId,
      data: {
        kind: 'query',
        changes: { 'fields.answer': { from, to: answer }, ...(isAwaited && status) },
        ...(isAwaited && { step: 'resume' }),
      },
    });
  });
}

// What guests do not see, what was deleted and what never was are one answer.
async function requireShown(tx: Tx, guest: Guest, annotationId: string): Promise<void> {
  const row = await findAnnotationRow(tx, actorOf(guest), guest.articleId, annotationId);
  if (!row || row.deletedAt || !isForGuests(row)) {
    throw new AppError('not_found', 'This is not here any more. Load the page again.');
  }
}
