import type { NoticeView } from '@/lib/inbox/model';

/** What a notice says after the name of whoever did it last. */
export function noticeWords({
  kind,
  annotationId,
  count,
}: Pick<NoticeView, 'kind' | 'annotationId' | 'count'>): string {
  const since = count > 1 ? `, and ${count - 1} more since you looked` : '';
  switch (kind) {
    case 'mention':
      return `called you${since}`;
    case 'query':
      return `asks you as the author${since}`;
    case 'assigned':
      if (annotationId !== null) return `gave you an item${since}`;
      return count > 1 ? `gave you ${count} items or tasks on an article` : 'gave you a task on an article';
    case 'review':
      return `went on with the review${since}`;
    case 'reply':
      return `spoke or answered in a talk of yours${since}`;
  }
}
