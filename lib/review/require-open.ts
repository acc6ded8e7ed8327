import { AppError } from '@/lib/errors';
import type { LockedArticle } from '@/lib/events/append-event';
import { isOpenState } from '@/lib/review/state-rules';

/** Throws a conflict for an article that is read and not worked on: in the archive, published, or withdrawn. */
export function requireOpen({ archivedAt, state }: Pick<LockedArticle, 'archivedAt' | 'state'>): void {
  if (archivedAt) {
    throw new AppError('conflict', 'This article is in the archive. Restore it to work on it.');
  }
  if (state === 'withdrawn') {
    throw new AppError('conflict', 'This article was withdrawn. It can be read, but not changed.');
  }
  if (!isOpenState(state)) {
    throw new AppError('conflict', 'This article is published. Open a correction to work on it.');
  }
}
