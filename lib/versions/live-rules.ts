import { z } from 'zod';
import type { AnnotationView } from '@/lib/annotations/model';
import type { ArticleFacts } from '@/lib/articles/model';
import type { SourceLineage } from '@/lib/evidence/lineage-rules';
import type { Sufficiency } from '@/lib/evidence/sufficiency-rules';
import { idSchema } from '@/lib/ids';
import type { Scale } from '@/lib/review/scale-model';
import type { CitedSource } from '@/lib/sources/model';
import { editedDataSchema, type StepView, type TouchedAnchor } from '@/lib/versions/model';
import type { PersonView } from '@/lib/workspaces/model';

/** Events that one message sums up at most. */
export const MOST_EVENTS = 500;
/** Events that a reader may be behind; one who is further behind reads the article anew. */
export const MOST_BEHIND = 2_000;
/** People's pages on one article that are told of. */
export const MOST_PRESENT = 200;
/** How long a page is shown as present after it was last heard of. */
export const PRESENCE_MS = 40_000;

/** Why somebody hears nothing more of an article: it is not there for them, they are no member any more, or their session ended. */
export const GONE_WHYS = ['article', 'member', 'session'] as const;
export type GoneWhy = (typeof GONE_WHYS)[number];

/** One change of the text, with the steps that made it. */
export interface Edit {
  from: number;
  to: number;
  steps: StepView[];
  /** Anchors that are elsewhere than the steps alone take them; null: too many to tell, read them again. */
  touched: TouchedAnchor[] | null;
  byId: string;
}

/** What somebody did to an article beside its text. */
export type ArticleDeed = { byId: string } & (
  { what: 'fields'; fields: string[] } | { what: 'archived' | 'restored' | 'author' | 'people' | 'state' }
);

/** What happened on an article from the event after `after` to `number`. Views are as they are when told, which may be later. */
export interface ChangesMessage {
  after: number;
  number: number;
  /** The text's version at `number`. */
  version: number;
  edits: Edit[];
  /** Every annotation that an event named and that is not deleted. */
  annotations: AnnotationView[];
  /** Ids of those that are. */
  gone: string[];
  /** What the annotations' evidence names, and where that comes from. */
  sources: CitedSource[];
  lineages: SourceLineage[];
  /** Ids of annotations whose comments changed. */
  talk: string[];
  /** How the article stands and what led to it, when its fields, its people, its state or its place in the archive changed. */
  article: { facts: ArticleFacts; deeds: ArticleDeed[] } | null;
}

/** One page that has the article open; positions are of its document at `version`, and hints only. */
export interface PresenceView {
  clientId: string;
  userId: string;
  version: number;
  anchor: number | null;
  head: number | null;
  /** What is open beside the text. */
  annotationId: string | null;
  isEditing: boolean;
}

/** What of a workspace shows on every open article, as it stands: who belongs to it as what, what it asks of evidence and rates by. */
export interface WorkspaceNow {
  people: PersonView[];
  sufficiency: Sufficiency;
  scale: Scale;
}

/** What a page without a stream is answered. */
export interface LiveAnswer {
  changes: ChangesMessage | null;
  presence: PresenceView[];
  workspace: WorkspaceNow;
  /** There is more after `changes`: ask again at once. */
  more: boolean;
  /** Too far behind: open the article again. */
  reset: boolean;
}

/** Without `after`, from now on. `clientId` is the page's own: a newer stream of a page ends its older one. */
export const liveQuerySchema = z
  .strictObject({ after: z.coerce.number().int().min(0).max(2_147_483_647), clientId: idSchema })
  .partial();

const position = z.int().min(0).max(2_147_483_647);
const caret = { anchor: position.nullable(), head: position.nullable() };

/** Where a page's caret is and what it has open or, with `leave`, that the page is being closed. */
export const presenceInputSchema = z.union([
  z.strictObject({
    clientId: idSchema,
    version: position,
    ...caret,
    annotationId: idSchema.nullable().optional(),
    isEditing: z.boolean(),
  }),
  z.strictObject({ clientId: idSchema, leave: z.literal(true) }),
]);
export type PresenceInput = z.infer<typeof presenceInputSchema>;

/** An event as the log has it. */
export interface LoggedEvent {
  number: number;
  type: string;
  actorId: string | null;
  subjectId: string | null;
  data: unknown;
}

/** What events say, before anything that they name is read. */
export interface EventSummary {
  edits: Omit<Edit, 'steps'>[];
  annotationIds: string[];
  talk: string[];
  /** Null when nothing was done to the article itself. */
  deeds: ArticleDeed[] | null;
}

const namingSchema = z.object({ annotationId: idSchema });
const namingManySchema = z.object({ annotationIds: z.array(idSchema) });
const changedSchema = z.object({ fields: z.array(z.string()) });

/** Sums up events of one article in the order of their numbers. What is of no kind that is known counts as a change of the article. */
export function summarizeEvents(events: readonly LoggedEvent[]): EventSummary {
  const edits: EventSummary['edits'] = [];
  const annotationIds = new Set<string>();
  const talk = new Set<string>();
  let deeds: ArticleDeed[] | null = null;
  for (const { type, actorId, subjectId, data } of events) {
    const [about] = type.split('.');
    const edited = type === 'article.edited' ? editedDataSchema.safeParse(data).data : undefined;
    const named = about === 'annotation' || about === 'thread' ? subjectId : null;
    const ids = named === null ? namedIn(data) : [named];
    // Every event of an article has an actor; the column is for those of the workspace.
    if (edited) edits.push({ ...edited, byId: actorId ?? '' });
    for (const id of ids) {
      annotationIds.add(id);
      if (about === 'comment') talk.add(id);
    }
    if (!edited && ids.length === 0) deeds = [...(deeds ?? []), ...deedOf(type, actorId ?? '', data)];
  }
  return { edits, annotationIds: [...annotationIds], talk: [...talk], deeds };
}

function namedIn(data: unknown): string[] {
  const one = namingSchema.safeParse(data).data;
  return one ? [one.annotationId] : (namingManySchema.safeParse(data).data?.annotationIds ?? []);
}

const MOVED = /^article\.(state_changed|submitted|signed|published|correction_opened|corrected|withdrawn)$/;

function deedOf(type: string, byId: string, data: unknown): ArticleDeed[] {
  const fields = changedSchema.safeParse(data).data?.fields;
  if (type === 'article.changed' && fields) return [{ what: 'fields', fields, byId }];
  if (type === 'article.archived') return [{ what: 'archived', byId }];
  if (type === 'article.restored') return [{ what: 'restored', byId }];
  if (type === 'article.author_assigned') return [{ what: 'author', byId }];
  if (type === 'article.people_set') return [{ what: 'people', byId }];
  if (MOVED.test(type)) return [{ what: 'state', byId }];
  return [];
}

/** The first of the events whose edits have at most `most` steps together, and one event at least. */
export function eventsWithSteps<T extends LoggedEvent>(events: readonly T[], most: number): T[] {
  let steps = 0;
  const end = events.findIndex((event, index) => {
    const edited = event.type === 'article.edited' ? editedDataSchema.safeParse(event.data).data : undefined;
    steps += edited ? edited.to - edited.from : 0;
    return index > 0 && steps > most;
  });
  return end < 0 ? [...events] : events.slice(0, end);
}
