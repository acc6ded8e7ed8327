import { z } from 'zod';
import { ROLES, type Role } from '@/lib/auth/actor';
import { idSchema } from '@/lib/ids';
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/model';

/** An event of an article, as the log has it. */
export interface ToldEvent {
  type: string;
  actorId: string | null;
  subjectId: string | null;
  data: unknown;
}

/** Who has to do with an annotation. */
export interface Concerned {
  createdById: string;
  assigneeId: string | null;
  /** Who has commented on it. */
  talkers: readonly string[];
  /** Who said that they want to hear of the talk, or that they do not. */
  following: readonly string[];
  muted: readonly string[];
}

/** Who has to do with an article and with the annotations that events name, and who has which role. */
export interface NoticeFacts {
  leadId: string | null;
  authorId: string | null;
  reviewerIds: readonly string[];
  annotations: ReadonlyMap<string, Concerned>;
  members: ReadonlyMap<string, Role>;
}

/** Something to tell one person: of an annotation, of a double check, or of the article. */
export interface Told {
  userId: string;
  /** Both null: of the article. */
  annotationId: string | null;
  doubleCheckId: string | null;
  kind: NoticeKind;
  /** The type of the event; of several in one go the first, since the others follow from it. */
  act: string;
  byId: string;
  count: number;
}

const dataSchema = z
  .object({
    annotationId: idSchema,
    kind: z.string(),
    mentions: z.array(z.union([z.object({ userId: idSchema }), z.object({ role: z.enum(ROLES) })])),
    fields: z.record(z.string(), z.unknown()),
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }).partial()),
    to: z.unknown(),
    byIds: z.array(idSchema),
    checkerIds: z.array(idSchema),
    askedById: idSchema,
  })
  .partial();
type Data = z.infer<typeof dataSchema>;

/** Whether anybody may have to be told of an event: of most, as of the steps of a text or a new mark, nobody. */
export function mayConcern({ type, data }: ToldEvent): boolean {
  const concerns = CONCERNING[type];
  return Object.hasOwn(AUDIENCES, type) && (!concerns || concerns(dataSchema.safeParse(data).data ?? {}));
}

/** The annotations that events are about, for their facts to be read. */
export function annotationsIn(events: readonly ToldEvent[]): string[] {
  return [...new Set(events.flatMap((event) => topicOf(event) ?? []))];
}

/**
 * Who is told of what. Nobody of their own acts, nobody who is no member, and each of one topic once, for the reason that asks most of
 * them; those who do not want to hear of a talk hear only what calls them by name, or asks them for something.
 */
export function noticesOf(events: readonly ToldEvent[], facts: NoticeFacts): Told[] {
  const told = new Map<string, Told>();
  for (const event of events) {
    const byId = event.actorId;
    if (byId === null) continue;
    const annotationId = topicOf(event);
    const doubleCheckId = event.type.startsWith('double_check.') ? event.subjectId : null;
    const heard = new Set<string>();
    for (const [userId, kind] of audienceOf(event, facts)) {
      if (userId === byId || heard.has(userId) || !facts.members.has(userId)) continue;
      heard.add(userId);
      const key = `${userId} ${annotationId ?? doubleCheckId ?? ''}`;
      const before = told.get(key);
      told.set(key, {
        userId,
        annotationId,
        doubleCheckId,
        kind: before && rank(before.kind) < rank(kind) ? before.kind : kind,
        act: before?.act ?? event.type,
        byId,
        count: (before?.count ?? 0) + 1,
      });
    }
  }
  return together([...told.values()]);
}

/** Of more items than this that somebody is given in one go, they are told once. */
const MOST_APART = 3;

function together(told: readonly Told[]): Told[] {
  const given = told.filter(({ kind, annotationId }) => kind === 'assigned' && annotationId !== null);
  const people = [...new Set(given.map(({ userId }) => userId))];
  const many = people.filter((id) => given.filter(({ userId }) => userId === id).length > MOST_APART);
  const rest = told.filter((each) => !(many.includes(each.userId) && given.includes(each)));
  const ofArticle = many.flatMap((id): Told[] => {
    const [first, ...others] = given.filter(({ userId }) => userId === id);
    return first ? [{ ...first, annotationId: null, count: others.length + 1 }] : [];
  });
  return [...rest, ...ofArticle];
}

type Audience = [userId: string, kind: NoticeKind][];
type Tell = (data: Data, facts: NoticeFacts, concerned: Concerned | undefined) => Audience;

// What asks most of somebody comes first.
function audienceOf(event: ToldEvent, facts: NoticeFacts): Audience {
  const data = dataSchema.safeParse(event.data).data ?? {};
  const topic = topicOf(event);
  const concerned = topic === null ? undefined : facts.annotations.get(topic);
  const audience = AUDIENCES[event.type]?.(data, facts, concerned) ?? [];
  return audience.toSorted(([, one], [, other]) => rank(one) - rank(other));
}

const ofAll = (userIds: readonly (string | null)[], kind: NoticeKind): Audience =>
  userIds.flatMap((userId): Audience => (userId === null ? [] : [[userId, kind]]));

const ofTalk: Tell = (_data, _facts, concerned) => {
  if (!concerned) return [];
  const { createdById, assigneeId, talkers, following, muted } = concerned;
  const hearers = [createdById, assigneeId, ...talkers, ...following];
  return ofAll(
    hearers.filter((userId) => userId === null || !muted.includes(userId)),
    'reply',
  );
};

const ofReview: Tell = (_data, { leadId, authorId }) => ofAll([leadId, authorId], 'review');

const ofAsker: Tell = ({ askedById = null }) => ofAll([askedById], 'review');

/** By the type of event, whom it concerns. */
const AUDIENCES: Record<string, Tell> = {
  'comment.added': (data, facts, concerned) => [
    ...(data.mentions ?? []).flatMap((mention): Audience =>
      'userId' in mention
        ? [[mention.userId, 'mention']]
        : ofAll(
            [...facts.members].flatMap(([userId, role]) => (role === mention.role ? [userId] : [])),
            'mention',
          ),
    ),
    ...ofTalk(data, facts, concerned),
  ],
  'thread.reopened': ofTalk,
  'thread.resolved': ofTalk,
  'thread.blocked': ofTalk,
  'thread.unblocked': ofTalk,
  'annotation.created': (data, { authorId }) => (asksAuthor(data) ? ofAll([authorId], 'query') : []),
  'annotation.changed': ({ changes = {} }, { authorId }, concerned) => [
    ...(typeof changes['assigneeId']?.to === 'string' ? ofAll([changes['assigneeId'].to], 'assigned') : []),
    ...(changes['fields.askedOf']?.to === 'author' ? ofAll([authorId], 'query') : []),
    ...(changes['fields.answer'] && concerned ? ofAll([concerned.createdById], 'reply') : []),
  ],
  'article.people_set': ({ changes = {} }) => {
    const [lead, reviewers] = [changes['leadId'], changes['reviewerIds']];
    const asked = strings(reviewers?.to).filter((userId) => !strings(reviewers?.from).includes(userId));
    return ofAll([...strings([lead?.to]), ...asked], 'assigned');
  },
  'double_check.asked': ({ checkerIds = [] }) => ofAll(checkerIds, 'assigned'),
  'double_check.finished': ofAsker,
  'double_check.taken_back': ofAsker,
  'double_check.compared': ({ askedById = null }, { leadId, reviewerIds }) =>
    ofAll([askedById, leadId, ...reviewerIds], 'review'),
  'article.author_assigned': ({ to }) => ofAll(strings([to]), 'assigned'),
  'article.submitted': (_data, { reviewerIds }) => ofAll(reviewerIds, 'review'),
  'article.signed': ofReview,
  'article.published': ofReview,
  'article.corrected': ofReview,
  'article.withdrawn': ofReview,
  'article.correction_opened': ofReview,
  'article.sign_offs_voided': ({ byIds = [] }, { leadId }) => ofAll([leadId, ...byIds], 'review'),
};

// What is written most often concerns few: this spares reading, under the article's lock, whom it might.
const CONCERNING: Record<string, (data: Data) => boolean> = {
  'annotation.created': asksAuthor,
  'annotation.changed': ({ changes = {} }) =>
    ['assigneeId', 'fields.askedOf', 'fields.answer'].some((field) => Object.hasOwn(changes, field)),
};

function asksAuthor({ kind, fields }: Data): boolean {
  return kind === 'query' && fields?.['askedOf'] === 'author';
}

function topicOf({ type, subjectId, data }: ToldEvent): string | null {
  const [about] = type.split('.');
  if (about === 'annotation' || about === 'thread') return subjectId;
  return dataSchema.safeParse(data).data?.annotationId ?? null;
}

function strings(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function rank(kind: NoticeKind): number {
  return NOTICE_KINDS.indexOf(kind);
}
