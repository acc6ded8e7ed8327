import type { Standing } from '@/components/desk/store/standing';
import type { ArticleFieldName } from '@/lib/articles/model';
import type { ReviewState } from '@/lib/review/model';
import type { ArticleDeed } from '@/lib/versions/live-rules';

interface NewsOptions {
  before: Standing;
  after: Standing;
  deeds: readonly ArticleDeed[];
  myId: string;
  nameOf: (userId: string) => string;
}

const FIELD_NAMES: Record<ArticleFieldName, string> = {
  title: 'title',
  byline: 'byline',
  outlet: 'outlet',
  agency: 'agency',
  publishedAt: 'date',
  url: 'address',
  language: 'language',
};

/** Says to one person what became of an open article beside its text and who did it; null when that is nothing new to them. */
export function articleNews(options: NewsOptions): string | null {
  const news = [
    ...fieldNews(options),
    authorNews(options),
    ...peopleNews(options),
    archiveNews(options),
    stateNews(options),
  ].filter((each) => each !== '');
  return news.length === 0 ? null : news.join(' ');
}

function fieldNews({ before, after, deeds, myId, nameOf }: NewsOptions): string[] {
  const byPerson = new Map<string, Set<string>>();
  for (const deed of deeds) {
    if (deed.what !== 'fields' || deed.byId === myId) continue;
    byPerson.set(deed.byId, new Set([...(byPerson.get(deed.byId) ?? []), ...deed.fields]));
  }
  const names = Object.keys(FIELD_NAMES) as ArticleFieldName[];
  return [...byPerson].map(([byId, fields]) => {
    const changed = names.filter((name) => fields.has(name) && before.article[name] !== after.article[name]);
    if (changed.length === 0) return '';
    const list = changed.map((name) =>
      name === 'title' ? `the title to “${after.article.title}”` : `the ${FIELD_NAMES[name]}`,
    );
    return `${nameOf(byId)} changed ${new Intl.ListFormat('en').format(list)}.`;
  });
}

// Whoever assigns the author is told where they do it.
function authorNews({ before, after, deeds, myId, nameOf }: NewsOptions): string {
  const { authorId } = after.article;
  const deed = deeds.findLast(({ what }) => what === 'author');
  if (!deed || deed.byId === myId || before.article.authorId === authorId) return '';
  const who = nameOf(deed.byId);
  const author = authorId === myId ? 'you' : nameOf(authorId ?? '');
  const said =
    authorId === null
      ? `${who} left the article without an author.`
      : `${who} made ${author} the article’s author.`;
  if (before.article.archivedAt !== null || after.article.archivedAt !== null) return said;
  if (after.may.write && !before.may.write) return `${said} You may write in its text now.`;
  return before.may.write && !after.may.write ? `${said} You may no longer write in its text.` : said;
}

function peopleNews({ before, after, deeds, myId, nameOf }: NewsOptions): string[] {
  const deed = deeds.findLast(({ what }) => what === 'people');
  if (!deed || deed.byId === myId) return [];
  const who = nameOf(deed.byId);
  const called = (userId: string) => (userId === myId ? 'you' : nameOf(userId));
  const listed = (ids: string[]) => new Intl.ListFormat('en').format(ids.map(called));
  const [was, is] = [before.article, after.article];
  const added = is.reviewerIds.filter((id) => !was.reviewerIds.includes(id));
  const gone = was.reviewerIds.filter((id) => !is.reviewerIds.includes(id));
  return [
    was.leadId === is.leadId
      ? ''
      : is.leadId === null
        ? `${who} left the article without a lead checker.`
        : `${who} made ${called(is.leadId)} the lead checker.`,
    added.length === 0 ? '' : `${who} asked ${listed(added)} to review it.`,
    gone.length === 0 ? '' : `${who} took ${listed(gone)} off its reviewers.`,
    was.dueAt === is.dueAt
      ? ''
      : is.dueAt === null
        ? `${who} took its due time away.`
        : `${who} set when it is due.`,
  ];
}

const MOVED: Record<ReviewState, string> = {
  imported: 'put this article back among those just imported.',
  preparing: 'began to prepare this article.',
  checking: 'took this article back into checking.',
  queries_out: 'sent the queries: the article waits for answers.',
  in_review: 'handed this article in for review.',
  changes_requested: 'asked for changes in this article.',
  approved: 'approved this article.',
  published: 'published this article: it can be read, but not changed.',
  correction_open: 'opened a correction of this article.',
  corrected: 'published the correction: it can be read, but not changed.',
  withdrawn: 'withdrew this article: it can be read, but not changed.',
};

// Whoever moved it is told where they do it, but for what their work moved by itself.
function stateNews({ before, after, deeds, myId, nameOf }: NewsOptions): string {
  const [was, is] = [before.article.state, after.article.state];
  const deed = deeds.findLast(({ what }) => what === 'state');
  if (!deed || was === is) return '';
  const who = deed.byId === myId ? 'You' : nameOf(deed.byId);
  if (is === 'checking' && (was === 'in_review' || was === 'approved')) {
    const lost = was === 'approved' ? 'The approval is void' : 'It is no longer in review';
    return `${who} changed this article. ${lost}, and it is being checked again.`;
  }
  return deed.byId === myId ? '' : `${who} ${MOVED[is]}`;
}

function archiveNews({ before, after, deeds, myId, nameOf }: NewsOptions): string {
  const isArchived = after.article.archivedAt !== null;
  if (isArchived === (before.article.archivedAt !== null)) return '';
  const deed = deeds.findLast(({ what }) => what === (isArchived ? 'archived' : 'restored'));
  if (!deed) return '';
  const who = deed.byId === myId ? 'You' : nameOf(deed.byId);
  if (isArchived) return `${who} moved this article into the archive: it can be read, but not changed.`;
  const mayGoOn = after.may.annotate || after.may.write;
  return `${who} took this article out of the archive.${mayGoOn ? ' You can go on.' : ''}`;
}
