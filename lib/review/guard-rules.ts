import { hasOtherWords, isAccurate, isFinished, isItem, isStale } from '@/lib/annotations/rules';
import type { AnnotationView, VerificationStatus } from '@/lib/annotations/model';
import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import type { Obstacle, ReviewState } from '@/lib/review/model';
import type { TextRange } from '@/lib/text/text-range';

/** What a move may ask for. */
export const GUARDS = [
  'has_sentences',
  'has_lead',
  'has_author',
  'has_open_query',
  'is_lead',
  'every_line',
  'every_item_begun',
  'enough_evidence',
  'comment',
  'note',
  'four_eyes',
  'once',
  'nothing_blocking',
  'second_checks',
  'no_open_query',
  'no_blocking_thread',
  'same_text',
] as const;
export type Guard = (typeof GUARDS)[number];

/** What of an annotation the guards look at. */
export interface StandingItem extends Pick<AnnotationView, 'id' | 'kind' | 'status' | 'priority' | 'ranges'> {
  checkedById: string | null;
  secondCheckById: string | null;
  /** Its verdict says that it is false, on the workspace's scale. */
  isRatedFalse: boolean;
  /** It is verified with less evidence than the workspace asks for, and nobody said why. */
  lacksEvidence: boolean;
  /** A query that holds the article up and was not answered. */
  isOpenQuery: boolean;
  /** The talk about it is marked as blocking, and not resolved. */
  hasBlockingThread: boolean;
}

/** All that is known of an article when a move is decided. */
export interface Standing {
  state: ReviewState;
  sentences: number;
  /** Sentences that carry neither an item nor a mark that they were read. */
  unread: readonly TextRange[];
  items: readonly StandingItem[];
  leadId: string | null;
  /** Somebody of the team wrote it, or its byline says who did. */
  hasAuthor: boolean;
  approvals: { needed: number; byIds: readonly string[] };
  /** Who may approve by their role; what they checked themselves is not looked at. */
  signerIds: readonly string[];
  /** SHA-256 of the text as it is, and as it was approved; null without an approval. */
  textHash: string;
  approvedHash: string | null;
  publishedBefore: boolean;
  comment: string;
  note: string;
}

/** What stands in the way, in the order of the guards; nothing: the way is free. */
export function obstaclesOf(
  actor: Pick<Actor, 'role' | 'userId'>,
  guards: readonly Guard[],
  standing: Standing,
): Obstacle[] {
  return guards.flatMap((guard) => CHECKS[guard](standing, actor) ?? []);
}

type Check = (standing: Standing, actor: Pick<Actor, 'role' | 'userId'>) => Obstacle | null;

/** A total table: what each guard asks, and what it says when it is not so. */
const CHECKS: Record<Guard, Check> = {
  has_sentences: ({ sentences }) =>
    sentences > 0 ? null : obstacle('There is no sentence in the text to check.'),
  has_lead: ({ leadId }) =>
    leadId === null ? obstacle('It has no lead checker. Say who sees to the checking.') : null,
  has_author: ({ hasAuthor }) =>
    hasAuthor
      ? null
      : obstacle('Nobody is named as its author. Assign one, or give its byline, if the author is not here.'),
  has_open_query: ({ items }) =>
    items.some(({ isOpenQuery }) => isOpenQuery)
      ? null
      : obstacle('No query holds it up. Mark one as blocking, then send the queries.'),
  is_lead: ({ leadId }, actor) =>
    leadId === actor.userId || can(actor, 'review.submit_any')
      ? null
      : obstacle('Its lead checker hands it in.'),
  every_line: ({ unread }) =>
    unread.length === 0
      ? null
      : {
          message:
            unread.length === 1
              ? 'One sentence has not been read: mark what is to check in it, or clear it.'
              : `${unread.length.toLocaleString('en')} sentences have not been read: mark what is to check in them, or clear them.`,
          annotationIds: [],
          lines: unread.map(({ start, end }) => ({ start, end })),
        },
  every_item_begun: ({ items }) =>
    aboutItems(
      items,
      ({ kind, status }) => isItem(kind) && UNDONE.has(status),
      (number) => `${count(number, 'item is', 'items are')} not checked to an end.`,
    ),
  enough_evidence: ({ items }) =>
    aboutItems(
      items,
      ({ status, lacksEvidence }) => isAccurate(status) && lacksEvidence,
      (number) =>
        `${count(number, 'verified claim has', 'verified claims have')} less evidence than the workspace asks for, and no reason why that is enough.`,
    ),
  comment: ({ comment }) => (comment === '' ? obstacle('Say in a comment what is to be changed.') : null),
  note: ({ note }) => (note === '' ? obstacle('Write the note that its readers are given.') : null),
  four_eyes: (standing, { userId }) => {
    const isAlone = leftToSign(standing, userId).length === 0;
    const found = aboutItems(
      standing.items,
      (item) => hasChecked(item, userId),
      (number) =>
        `You checked ${inWords(number, 'claim', 'claims')} in it yourself. Somebody who checked none approves it${
          isAlone ? ', and nobody else here can: invite another reviewer' : ''
        }.`,
    );
    return found && isAlone ? { ...found, isOfSettings: true } : found;
  },
  once: (standing, { userId }) => {
    const { byIds, needed } = standing.approvals;
    if (!byIds.includes(userId)) return null;
    const lacking = needed - byIds.length;
    const says = `You have approved it. It needs ${inWords(lacking, 'more approval', 'more approvals')}`;
    const left = leftToSign(standing, userId).length;
    if (left >= lacking) return obstacle(`${says}.`);
    const others = left === 0 ? 'nobody else here' : `only ${inWords(left, 'person', 'people')} here`;
    const how = 'Invite another reviewer, or say that fewer approvals are needed.';
    return { ...obstacle(`${says}, and ${others} can give one. ${how}`), isOfSettings: true };
  },
  nothing_blocking: ({ items }) =>
    aboutItems(
      items,
      (item) => isItem(item.kind) && isBlocking(item),
      (number) =>
        `${count(number, 'item stands', 'items stand')} in the way: unchecked, in progress, in need of a source, awaiting a reply, disputed, or checked on other words.`,
    ),
  second_checks: ({ items }) =>
    aboutItems(
      items,
      (item) => needsSecondCheck(item) && item.secondCheckById === null,
      (number) =>
        `${count(number, 'item needs', 'items need')} a second check by somebody else, because of legal priority or a verdict of false.`,
    ),
  no_open_query: ({ items }) =>
    aboutItems(
      items,
      ({ isOpenQuery }) => isOpenQuery,
      (number) => `${count(number, 'blocking query is', 'blocking queries are')} not answered.`,
    ),
  no_blocking_thread: ({ items }) =>
    aboutItems(
      items,
      ({ hasBlockingThread }) => hasBlockingThread,
      (number) => `${count(number, 'blocking thread is', 'blocking threads are')} not resolved.`,
    ),
  same_text: ({ textHash, approvedHash }) =>
    textHash === approvedHash ? null : obstacle('The text is not the one that was approved.'),
};

function hasChecked({ kind, checkedById, secondCheckById }: StandingItem, userId: string): boolean {
  return kind === 'claim' && (checkedById === userId || secondCheckById === userId);
}

/** Who else could approve: by role, without a claim that they checked, and not yet. */
function leftToSign({ signerIds, approvals, items }: Standing, userId: string): string[] {
  return signerIds.filter(
    (id) => id !== userId && !approvals.byIds.includes(id) && !items.some((item) => hasChecked(item, id)),
  );
}

const UNDONE: ReadonlySet<VerificationStatus> = new Set(['unchecked', 'in_progress']);

/** Whether an item keeps an article from being approved (domain.md 1.5). */
export function isBlocking(item: Pick<AnnotationView, 'status' | 'ranges'>): boolean {
  return !isFinished(item.status) || isStale(item) || hasOtherWords(item);
}

/** Whether somebody else has to look after whoever checked it (domain.md 2.2). */
export function needsSecondCheck(item: Pick<StandingItem, 'kind' | 'priority' | 'isRatedFalse'>): boolean {
  return isItem(item.kind) && (item.priority === 'legal' || item.isRatedFalse);
}

function aboutItems(
  items: readonly StandingItem[],
  is: (item: StandingItem) => boolean,
  say: (number: number) => string,
): Obstacle | null {
  const found = items.filter(is);
  return found.length === 0
    ? null
    : { message: say(found.length), annotationIds: found.map(({ id }) => id), lines: [] };
}

function obstacle(message: string): Obstacle {
  return { message, annotationIds: [], lines: [] };
}

// As a sentence begins.
function count(number: number, one: string, many: string): string {
  return number === 1 ? `One ${one}` : inWords(number, one, many);
}

function inWords(number: number, one: string, many: string): string {
  return number === 1 ? `one ${one}` : `${number.toLocaleString('en')} ${many}`;
}
