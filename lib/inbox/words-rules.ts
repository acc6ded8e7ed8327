import type { NoticeView } from '@/lib/inbox/model';

// What is done with a talk without saying anything in it.
const THREAD_WORDS: Record<string, string> = {
  'thread.resolved': 'resolved a talk of yours',
  'thread.reopened': 'reopened a talk of yours',
  'thread.blocked': 'marked a talk of yours as blocking',
  'thread.unblocked': 'took the blocking mark off a talk of yours',
};

// Of one of the two, while the other marks: that much everybody of the team may know.
const MARKING_WORDS: Record<string, string> = {
  'double_check.finished': 'finished marking for a double check',
  'double_check.taken_back': 'went on marking for a double check',
};

/** What a notice says after the name of whoever did it last. */
export function noticeWords({
  kind,
  act,
  annotationId,
  doubleCheckId,
  count,
}: Pick<NoticeView, 'kind' | 'act' | 'annotationId' | 'doubleCheckId' | 'count'>): string {
  const since = count > 1 ? `, and ${count - 1} more since you looked` : '';
  if (doubleCheckId !== null)
    return kind === 'assigned'
      ? 'asks you for an independent double check'
      : (MARKING_WORDS[act] ?? 'finished a double check: it can be compared');
  switch (kind) {
    case 'mention':
      return `called you${since}`;
    case 'query':
      return `asks you as the author${since}`;
    case 'assigned':
      return annotationId === null ? `gave you a task on an article${since}` : `gave you an item${since}`;
    case 'review':
      return `went on with the review${since}`;
    case 'reply':
      return `${THREAD_WORDS[act] ?? 'spoke or answered in a talk of yours'}${since}`;
  }
}

/** The page of what a notice is about. */
export function noticePath({
  articleId,
  annotationId,
  doubleCheckId,
}: Pick<NoticeView, 'articleId' | 'annotationId' | 'doubleCheckId'>): string {
  if (doubleCheckId !== null) return `/articles/${articleId}/double-check/${doubleCheckId}`;
  return annotationId === null
    ? `/articles/${articleId}`
    : `/articles/${articleId}?annotation=${annotationId}`;
}
