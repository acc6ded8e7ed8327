import { z } from 'zod';
import { isTimeZone } from '@/lib/activity/day-rules';
import { idSchema } from '@/lib/ids';

/** By which kinds of thing the activity is filtered, and what they are called. */
export const ACTIVITY_GROUPS = {
  text: 'Articles and text',
  items: 'Items',
  verdicts: 'Statuses and verdicts',
  evidence: 'Evidence',
  talk: 'Talk',
  review: 'Review and publication',
  people: 'Who does what',
  sources: 'Sources, people, organisations',
  exports: 'Exports and shared reports',
  permissions: 'Members, access, settings',
} as const;
export type ActivityGroup = keyof typeof ACTIVITY_GROUPS;

/** An event as the log has it. */
export interface LogEvent {
  /** Counts up with time over all workspaces; decimal, because it may be larger than numbers are exact. */
  id: string;
  articleId: string | null;
  /** Counts the events of an article from 1; null for events of the workspace. */
  number: number | null;
  /** Past tense: annotation.created */
  type: string;
  actorId: string | null;
  subjectId: string | null;
  data: unknown;
  /** UTC, ISO 8601. */
  at: string;
}

/** A piece of a sentence: words of ours, somebody or a verdict by id, or words of other people's, which may run the other way. */
export type Phrase = string | { person: string } | { verdict: string } | { words: string };
/** The same for readers: ids have become names. */
export type SaidPart = string | { name: string };

/** Something that an event was about, beside its article: `isGone` where there is nothing to open any more. */
export interface AboutView {
  what: 'item' | 'source' | 'agent';
  id: string;
  /** A kind of item such as `claim`; empty for the others. */
  kind: string;
  /** The words of the item, or the name of the source, person or organisation; empty when they are not known. */
  name: string;
  isGone: boolean;
}

/** One event in words. */
export interface ActivityEntry {
  id: string;
  at: string;
  type: string;
  /** Null for a type that this version does not know. */
  group: ActivityGroup | null;
  /** Null when nobody did it. The name is null for somebody who left and is not known any more. */
  by: { id: string; name: string | null } | null;
  /** What they did, to be read after their name. */
  said: SaidPart[];
  /** The same as plain text, with the name before it. */
  sentence: string;
  article: { id: string; title: string; isGone: boolean } | null;
  /** The item before the source that was linked to it. */
  about: AboutView[];
}

/** A page of the activity, the newest first. */
export interface ActivityPage {
  entries: ActivityEntry[];
  /** How many of this stretch of time speak of sources that are withheld from the reader; null where a filter would say more than the number. */
  withheld: number | null;
  nextCursor: string | null;
}

/** A day that people can mean; PostgreSQL knows no year 0. */
const day = z.iso.date().regex(/^(19|2\d)/);

/** What of the activity is asked for. Days count in `zone`, UTC where none is given. */
export const activityQuerySchema = z
  .strictObject({
    person: idSchema,
    group: z.enum(Object.keys(ACTIVITY_GROUPS) as [ActivityGroup, ...ActivityGroup[]]),
    /** An annotation. */
    item: idSchema,
    from: day,
    to: day,
    zone: z.string().max(60).refine(isTimeZone, 'Give a time zone such as Europe/Berlin.'),
    cursor: z.string().regex(/^[1-9]\d{0,17}$/, 'This belongs to no page of the activity.'),
    limit: z.coerce.number().int().min(1).max(200),
  })
  .partial();
export type ActivityQuery = z.infer<typeof activityQuerySchema>;

/** The same for the workspace, of which one article can be asked for, whether it is still there or not. */
export const workspaceActivityQuerySchema = activityQuerySchema.extend({ article: idSchema.optional() });
export type WorkspaceActivityQuery = z.infer<typeof workspaceActivityQuerySchema>;
