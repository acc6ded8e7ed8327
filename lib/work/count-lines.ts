import { listAllAnnotations } from '@/lib/annotations/queries';
import { coverageItemOf } from '@/lib/annotations/rules';
import type { Actor } from '@/lib/auth/actor';
import { coverage } from '@/lib/coverage/coverage';
import { db } from '@/lib/db/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { splitSentences } from '@/lib/text/split-sentences';
import { readVersion } from '@/lib/versions/read-version';

/** Sentences of an article, and those of them that nobody has read. */
export interface LineCount {
  lines: number;
  unreadLines: number;
}

/** As many articles as are remembered; each is two numbers. */
const MOST_KEPT = 500;
// An article at one event is always the same; what a process forgets it counts again.
const kept = new Map<string, LineCount>();

/**
 * Counts the sentences of an article of the actor's workspace as it is; remembered until something happens on it, for `lastEventNumber` is
 * then another. An article that is gone has none.
 */
export async function countLines(
  actor: Actor,
  articleId: string,
  lastEventNumber: number,
): Promise<LineCount> {
  const key = `${actor.workspaceId}/${articleId}/${lastEventNumber}`;
  const known = kept.get(key);
  if (known) return known;
  const count = await recount(actor, articleId);
  kept.set(key, count);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return count;
}

async function recount(actor: Actor, articleId: string): Promise<LineCount> {
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { language: true },
  });
  if (!article) return { lines: 0, unreadLines: 0 };
  const annotations = await listAllAnnotations(actor, articleId);
  const { doc } = await readVersion(actor, articleId, annotations[0]?.textVersion);
  const sentences = splitSentences(projectionOf(doc).text, article.language);
  const items = annotations.flatMap((annotation) => coverageItemOf(annotation) ?? []);
  const { counts } = coverage(sentences, items);
  return { lines: counts.total, unreadLines: counts.unread };
}
