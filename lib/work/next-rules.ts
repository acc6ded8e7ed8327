import type { WorkArticle } from '@/lib/work/model';

/** What a person is to do on an article, or whom it waits for instead. */
export interface NextStep {
  words: string;
  /** It is their turn. */
  isMine: boolean;
}

type Facts = Pick<
  WorkArticle,
  'state' | 'isLead' | 'isAuthor' | 'isReviewer' | 'hasSigned' | 'openItems' | 'openQueries'
>;

/** What comes next on an open article for somebody who leads, reviews or writes it: of several things, what holds others up. */
export function nextStep(article: Facts): NextStep {
  const { state, isLead, isAuthor, isReviewer, hasSigned, openQueries } = article;
  if (isReviewer && state === 'in_review' && !hasSigned)
    return mine('Review it: approve it, or ask for changes');
  if (isAuthor && openQueries > 0) return mine(`Answer ${count(openQueries, 'query', 'queries')}`);
  if (isAuthor && state === 'changes_requested') return mine('Make the changes that were asked for');
  if (isLead) return leadStep(article);
  return { words: WAITING[state], isMine: false };
}

function leadStep({ state, openItems, openQueries }: Facts): NextStep {
  switch (state) {
    case 'imported':
      return mine('Take it into preparation');
    case 'preparing':
      return mine('Begin the checking');
    case 'checking':
      return openItems > 0
        ? mine(`${count(openItems, 'item is', 'items are')} left to check`)
        : mine('Hand it in for review, once every line is read');
    case 'queries_out':
      return { words: `Waits for ${count(openQueries, 'answer', 'answers')} of its author`, isMine: false };
    case 'changes_requested':
    case 'correction_open':
      return mine('Take it up again');
    case 'in_review':
    case 'approved':
    case 'published':
    case 'corrected':
    case 'withdrawn':
      return { words: WAITING[state], isMine: false };
  }
}

const WAITING: Record<WorkArticle['state'], string> = {
  imported: 'Has just been brought in',
  preparing: 'Is being prepared',
  checking: 'Is being checked',
  queries_out: 'Waits for answers',
  in_review: 'Waits for its reviewers',
  changes_requested: 'Waits for changes',
  approved: 'Waits to be published',
  published: 'Is published',
  correction_open: 'A correction is being made',
  corrected: 'Is published, with a correction',
  withdrawn: 'Was withdrawn',
};

function mine(words: string): NextStep {
  return { words, isMine: true };
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
