import { idSchema } from '@/lib/ids';

/**
 * Told with every event of an article, or the last of some that are written together, when its transaction commits:
 * `workspaceId/articleId/number`. Ids only: a notice holds 8,000 bytes and is read by every process.
 */
export const ARTICLE_CHANNEL = 'galley_article';
/** Told when somebody comes, goes or moves on an article: `workspaceId/articleId`. */
export const PRESENCE_CHANNEL = 'galley_presence';

/** Told when who belongs to a workspace, as what, or what it asks of evidence changed: `workspaceId`. */
export const WORKSPACE_CHANNEL = 'galley_workspace';

/** Told when sessions of a person ended: `userId`. */
export const PERSON_CHANNEL = 'galley_person';

/** What a notice says: an article's newest event, that its presence changed, or that something of all the workspace did. */
export interface Notice {
  workspaceId: string;
  /** Null: of the workspace. */
  articleId: string | null;
  /** Null: of presence, or of the workspace. */
  number: number | null;
}

/** Reads a notice; null for what is none of ours. */
export function parseNotice(channel: string, payload: string | undefined): Notice | null {
  const [workspaceId, articleId, last, ...rest] = (payload ?? '').split('/');
  if (!idSchema.safeParse(workspaceId).success || workspaceId === undefined) return null;
  if (channel === WORKSPACE_CHANNEL)
    return articleId === undefined ? { workspaceId, articleId: null, number: null } : null;
  if (!idSchema.safeParse(articleId).success || articleId === undefined || rest.length > 0) return null;
  if (channel === PRESENCE_CHANNEL)
    return last === undefined ? { workspaceId, articleId, number: null } : null;
  if (channel !== ARTICLE_CHANNEL || !/^\d{1,10}$/.test(last ?? '')) return null;
  return { workspaceId, articleId, number: Number(last) };
}
