import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import type { LockedArticle } from '@/lib/events/append-event';
import { requireOpen } from '@/lib/review/require-open';
import { canWriteText } from '@/lib/versions/policy';

/** Throws forbidden for those who may not write in the text, then a conflict for an article that is not open. */
export function requireWriter(
  actor: Actor,
  article: Pick<LockedArticle, 'authorId' | 'archivedAt' | 'state'>,
): void {
  if (!canWriteText(actor, article)) {
    throw new AppError(
      'forbidden',
      'Editors and the assigned author write in the text. You can propose wording.',
    );
  }
  requireOpen(article);
}
