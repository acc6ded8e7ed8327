import type { Prisma } from '@/lib/db/generated/client';
import { idSchema } from '@/lib/ids';

/** Told with every event of an article: `workspaceId/articleId/number`. */
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

/** Tells all processes of an event when the transaction commits. Ids only: a notice holds 8,000 bytes and is read by every process. */
export async function notifyArticle(
  tx: Prisma.TransactionClient,
  { workspaceId, articleId, number }: { workspaceId: string; articleId: string; number: number },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${ARTICLE_CHANNEL}, ${`${workspaceId}/${articleId}/${number}`})`;
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
