import type { DeskController } from '@/components/desk/desk-controller';
import { articleNews } from '@/components/desk/store/article-news';
import { isSameArticle, standingOf, type Standing } from '@/components/desk/store/standing';
import type { ArticleFacts } from '@/lib/articles/model';
import type { ChangesMessage } from '@/lib/versions/live-rules';

/** Takes in how the article stands now beside its text: what may be done follows, and the person is told what others did. */
export function hearArticle(
  desk: DeskController,
  { facts, deeds }: NonNullable<ChangesMessage['article']>,
): void {
  const { store, data, people } = desk;
  const before = desk.standing.state;
  if (isSameArticle(before.article, facts)) return;
  takeArticle(desk, facts);
  const after = desk.standing.state;
  const nameOf = (userId: string) => people.get(userId)?.name ?? 'Somebody';
  const message = articleNews({ before, after, deeds, myId: data.me.userId, nameOf });
  if (message === null) return;
  const isLocked = (before.may.annotate && !after.may.annotate) || (before.may.write && !after.may.write);
  store.notify({ message, shown: true, ...(isLocked && { urgent: true }) });
}

/** Has the desk stand on the article as it is now. What was refused because it could not be done is tried again when it can. */
export function takeArticle(desk: DeskController, facts: ArticleFacts): void {
  takeStanding(desk, standingOf(facts, desk.data.me, desk.standing.state));
}

/** `takeArticle` for anything that what may be done follows from. */
export function takeStanding(desk: DeskController, now: Standing): void {
  const { store, writing, standing } = desk;
  const before = standing.state;
  standing.set(now);
  const { may, article } = standing.state;
  if (may.write && !before.may.write) writing.sync.retry();
  if (may.annotate && !before.may.annotate) store.retryAll();
  if (before.article.language !== article.language) desk.recount();
}
