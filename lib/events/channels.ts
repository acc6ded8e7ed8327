import { idSchema } from '@/lib/ids';

/**
 * Told with every event of an article, or the last of some that are written together, when its transaction commits:
 * `workspaceId/articleId/number`. Ids only: a notice holds 8,000 bytes and is read by every process.
 */
export const ARTICLE_CHANNEL = 'galley_article';
/** Told when somebody comes, goes or moves on an article: `workspaceId/articleId`. */
export const PRESENCE_CHANNEL = 'galley_presence';

/** What a notice says: an article's newest event, or that its presence changed. */
export interface Notice {
  workspaceId: string;
  articleId: string;
  /** Null: of presence. */
  number: number | null;
}

/** Reads a notice; null for what is none of ours. */
export function parseNotice(channel: string, payload: string | undefined): Notice | null {
  const [workspaceId, articleId, last, ...rest] = (payload ?? '').split('/');
  if (!idSchema.safeParse(workspaceId).success || !idSchema.safeParse(articleId).success) return null;
  if (workspaceId === undefined || articleId === undefined || rest.length > 0) return null;
  if (channel === PRESENCE_CHANNEL)
    return last === undefined ? { workspaceId, articleId, number: null } : null;
  if (channel !== ARTICLE_CHANNEL || !/^\d{1,10}$/.test(last ?? '')) return null;
  return { workspaceId, articleId, number: Number(last) };
}
