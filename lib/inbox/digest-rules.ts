import { isTimeZone, offsetAt } from '@/lib/activity/day-rules';
import type { DigestNotice, MailChoices } from '@/lib/inbox/mail-model';
import type { NoticeKind } from '@/lib/inbox/model';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** So long what is mailed soon waits for more, and to be read before it is mailed. */
const SOON_MS = 10 * MINUTE_MS;
/** What has been waiting for longer is left to the inbox: whoever has mail again is not mailed all that came meanwhile. */
export const OLDEST_MS = 7 * DAY_MS;
/** The hour of the day at which the daily mail goes out. */
const DAILY_HOUR = 7;
/** Far longer than handing over a mail may take. */
const FIRST_WAIT_MS = 5 * MINUTE_MS;
const MOST_WAIT_MS = 6 * 60 * MINUTE_MS;

/** Since when something of a kind waits that was neither read nor mailed. */
export interface Waiting {
  kind: NoticeKind;
  since: Date;
}

interface Wishes {
  choices: MailChoices;
  /** Null: never. */
  chosenAt: Date | null;
  /** IANA name; empty: UTC. */
  timeZone: string;
}

/**
 * The kinds of which everything that waits is mailed now; none while nothing is due. What is mailed soon is due ten minutes after it came,
 * what is mailed daily at seven in the person's zone; each waits anew when something else is chosen, and a mail that goes out anyway
 * takes along what is mailed soon.
 */
export function kindsDue(
  waiting: readonly Waiting[],
  { choices, chosenAt, timeZone }: Wishes,
  now: Date,
): ReadonlySet<NoticeKind> {
  const begun = ({ since }: Waiting) => Math.max(since.getTime(), chosenAt?.getTime() ?? 0);
  const morning = lastMorning(now, timeZone).getTime();
  const isSoonDue = waiting.some(
    (each) => choices[each.kind] === 'soon' && begun(each) + SOON_MS <= now.getTime(),
  );
  const isDailyDue = waiting.some((each) => choices[each.kind] === 'daily' && begun(each) <= morning);
  return new Set(
    waiting.flatMap(({ kind }) => {
      const choice = choices[kind];
      const goes = choice === 'daily' ? isDailyDue : choice === 'soon' && (isSoonDue || isDailyDue);
      return goes ? [kind] : [];
    }),
  );
}

/** When it was seven in the morning last, in a zone (empty or unknown: UTC). A day that a zone left out had no morning. */
export function lastMorning(now: Date, timeZone: string): Date {
  const zone = timeZone !== '' && isTimeZone(timeZone) ? timeZone : 'UTC';
  const here = now.getTime() + offsetAt(now.getTime(), zone);
  const today = Math.floor(here / DAY_MS) * DAY_MS;
  for (let back = 0; back < 4; back++) {
    const named = today - back * DAY_MS + DAILY_HOUR * 60 * MINUTE_MS;
    // By the clock of the day before and by that of the day after: they differ where the clock is changed in between.
    const at = [-DAY_MS, DAY_MS]
      .map((near) => named - offsetAt(named + near, zone))
      .filter((moment) => moment <= now.getTime() && moment + offsetAt(moment, zone) === named);
    if (at.length > 0) return new Date(Math.max(...at));
  }
  return new Date(today - DAY_MS);
}

/** How long nobody begins another mail after one was begun, in milliseconds: doubled each time none was sent since. */
export function waitAfter(attempts: number): number {
  return Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 30));
}

/** The lines of a mail under one article. */
export interface DigestArticle {
  articleId: string;
  title: string;
  notices: DigestNotice[];
}

/** The newest of the notices by article, that with the newest first, and how many more there are. */
export function arrangeDigest(
  notices: readonly DigestNotice[],
  most: number,
): { articles: DigestArticle[]; more: number } {
  const shown = notices
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.topicId < other.topicId ? -1 : 1))
    .slice(0, most);
  const articles = new Map<string, DigestArticle>();
  for (const notice of shown) {
    const { articleId, articleTitle: title } = notice;
    const article = articles.get(articleId) ?? { articleId, title, notices: [] };
    article.notices.push(notice);
    articles.set(articleId, article);
  }
  return { articles: [...articles.values()], more: notices.length - shown.length };
}

/** The beginning of a text on one line, at most so many UTF-16 units and never half a character. */
export function beginningOf(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S{0,20}$/, '')}…`;
}
