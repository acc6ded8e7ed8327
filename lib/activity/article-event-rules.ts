import type { LogEvent, Phrase } from '@/lib/activity/model';
import {
  fieldList,
  fromTo,
  inWords,
  plain,
  quoted,
  textAt,
  textsAt,
  valueAt,
  type Telling,
} from '@/lib/activity/say-rules';

/** What happens to an article as a whole, to its text and on its way to its readers. */
export const ARTICLE_EVENTS: Record<string, Telling> = {
  'article.created': plain('text', 'brought the article in'),
  'article.edited': plain('text', 'changed the text'),
  'article.changed': {
    group: 'text',
    say: ({ data }) => {
      const fields = textsAt(data, 'fields');
      return [fields.length === 0 ? 'changed what is known of the article' : `changed ${fieldList(fields)}`];
    },
  },
  'article.archived': plain('text', 'put the article into the archive'),
  'article.restored': plain('text', 'brought the article back from the archive'),
  'article.deleted': plain('text', 'deleted the article for good'),
  'article.version_accepted': plain('text', 'brought in a new version of the text'),
  'article.version_named': {
    group: 'text',
    say: ({ data }) => [
      `named version ${textAt(data, 'version') || 'unknown'}`,
      ...quoted(' ', textAt(data, 'name')),
    ],
  },
  'article.version_restored': {
    group: 'text',
    say: ({ data }) => [`made the text what it was at version ${textAt(data, 'restored') || 'unknown'}`],
  },

  'article.author_assigned': {
    group: 'people',
    say: ({ data }) => {
      const [from, to] = [textAt(data, 'from'), textAt(data, 'to')];
      if (to !== '') return ['made ', { person: to }, ' its author, who may write in its text'];
      return from === '' ? ['took its author from it'] : ['made ', { person: from }, ' its author no longer'];
    },
  },
  'article.people_set': { group: 'people', say: sayPeople },

  'article.state_changed': {
    group: 'review',
    say: ({ data }) => {
      const reason = textAt(data, 'reason');
      return [
        `moved it on${fromTo(data)}${reason === '' ? '' : `: ${inWords(reason).toLowerCase()}`}`,
        ...comment(data),
      ];
    },
  },
  'article.submitted': { group: 'review', say: ({ data }) => ['handed it in for review', ...comment(data)] },
  'article.signed': {
    group: 'review',
    say: ({ data }) => {
      const isRefused = [textAt(data, 'decision'), textAt(data, 'move')].some((word) => /change/.test(word));
      return [isRefused ? 'asked for changes' : 'approved it', ...comment(data)];
    },
  },
  'article.sign_offs_voided': {
    group: 'review',
    say: ({ data }) => {
      const reason = textAt(data, 'reason');
      return [
        reason === ''
          ? 'made the sign-offs void'
          : `made the sign-offs void: ${inWords(reason).toLowerCase()}`,
      ];
    },
  },
  'article.published': { group: 'review', say: ({ data }) => ['published it', ...comment(data)] },
  'article.correction_opened': {
    group: 'review',
    say: ({ data }) => ['opened a correction', ...comment(data)],
  },
  'article.corrected': { group: 'review', say: ({ data }) => ['published a correction', ...comment(data)] },
  'article.withdrawn': { group: 'review', say: ({ data }) => ['withdrew it', ...comment(data)] },

  'double_check.asked': {
    group: 'review',
    say: ({ data }) => {
      const checkers = textsAt(data, 'checkerIds');
      return checkers.length === 0
        ? ['asked for an independent double check']
        : ['asked ', ...persons(checkers), ' to check it independently'];
    },
  },
  'double_check.finished': plain('review', 'finished marking for a double check'),
  'double_check.taken_back': plain('review', 'went on marking for a double check'),
  'double_check.compared': plain('review', 'opened the marks of both to the team, as the second to finish'),
  'double_check.difference_decided': plain('review', 'decided what two checkers marked'),
  'double_check.decided': plain('review', 'closed a double check'),
  'double_check.cancelled': plain('review', 'called a double check off'),

  'article.exported': {
    group: 'exports',
    say: ({ data }) => {
      const format = textAt(data, 'format') || 'a file';
      const [, list] = /^bibliography\.(.+)$/.exec(format) ?? [];
      return [list === undefined ? `exported the article as ${format}` : `exported its sources as ${list}`];
    },
  },

  'report.shared': plain('exports', 'shared a public report of it'),
  'report.changed': {
    group: 'exports',
    say: ({ data }) => {
      const changes = valueAt(data, 'changes');
      const names = typeof changes === 'object' && changes !== null ? Object.keys(changes) : [];
      return [`changed the public report of it${names.length === 0 ? '' : `: ${fieldList(names)}`}`];
    },
  },
  'report.revoked': plain('exports', 'revoked the link to the public report of it'),

  'guest.invited': {
    group: 'permissions',
    say: ({ subjectId }) => ['let ', { person: subjectId ?? '' }, ' in as a guest of it'],
  },
  'guest.revoked': {
    group: 'permissions',
    say: ({ subjectId }) => ['took the link of ', { person: subjectId ?? '' }, ' back'],
  },
};

function comment(data: unknown): Phrase[] {
  const said = [textAt(data, 'comment'), textAt(data, 'note')].find((words) => words.trim() !== '') ?? '';
  return quoted(': ', said);
}

// Each part is told as { from, to }, or as what it is from now on.
function sayPeople({ data }: LogEvent): Phrase[] {
  const parts: Phrase[][] = [];
  const lead = changeOf(data, 'leadId', 'lead');
  if (lead) {
    const to = textAt(lead, 'to');
    parts.push(
      to === '' ? ['left it without a lead checker'] : ['made ', { person: to }, ' its lead checker'],
    );
  }
  const reviewers = changeOf(data, 'reviewerIds', 'reviewers');
  if (reviewers) {
    const to = textsAt(reviewers, 'to');
    parts.push(to.length === 0 ? ['left it without reviewers'] : ['asked ', ...persons(to), ' to review it']);
  }
  const due = changeOf(data, 'dueAt', 'due');
  if (due) {
    const to = textAt(due, 'to');
    parts.push([
      to === '' ? 'took its due time away' : `made it due on ${to.slice(0, 10)} at ${to.slice(11, 16)} UTC`,
    ]);
  }
  if (parts.length === 0) return ['changed who sees to it, or by when'];
  return parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]));
}

function changeOf(data: unknown, ...names: string[]): object | null {
  for (const name of names) {
    const value = valueAt(data, name) ?? valueAt(data, 'changes', name);
    if (value === undefined) continue;
    const isChange = typeof value === 'object' && value !== null && Object.hasOwn(value, 'to');
    return isChange ? value : { to: value };
  }
  return null;
}

function persons(ids: readonly string[]): Phrase[] {
  return ids.flatMap((person, index): Phrase[] => [
    ...(index === 0 ? [] : [index === ids.length - 1 ? ' and ' : ', ']),
    { person },
  ]);
}
