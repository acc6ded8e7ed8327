import { z } from 'zod';
import { idSchema } from '@/lib/ids';

/** Why somebody is told, from what asks most of them to what asks least. */
export const NOTICE_KINDS = ['mention', 'query', 'assigned', 'review', 'reply'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One row of the inbox: what happened about one annotation, or one article, since it was read last. */
export interface NoticeView {
  /** The annotation, the double check, or the article itself. */
  topicId: string;
  articleId: string;
  /** Both null: about the article. */
  annotationId: string | null;
  doubleCheckId: string | null;
  articleTitle: string;
  /** The words that the annotation is about; empty without any. */
  words: string;
  kind: NoticeKind;
  /** What was done last, as the type of its event; empty where this was not kept. */
  act: string;
  count: number;
  byId: string;
  byName: string;
  /** UTC, ISO 8601. */
  at: string;
  readAt: string | null;
}

/** A page of the inbox, newest first, and how many wait unread in all of it. */
export interface InboxPage {
  items: NoticeView[];
  nextCursor: string | null;
  unread: number;
  /** When it was read (UTC, ISO 8601): what comes later was not seen on it. */
  asOf: string;
}

/** How the inbox is asked, as it stands in an address. */
export const inboxQuerySchema = z
  .strictObject({
    unread: z.enum(['yes', '']),
    cursor: z.string().max(2_000),
    limit: z.coerce.number().int().min(1).max(100),
  })
  .partial();
export type InboxQuery = z.infer<typeof inboxQuerySchema>;

/** Marks notices as read, or as unread again; all of them when none are named. What happened after `until` is not meant. */
export const readingSchema = z.strictObject({
  topicIds: z.array(idSchema).min(1).max(500).optional(),
  until: z.iso.datetime(),
  read: z.boolean(),
});
export type Reading = z.infer<typeof readingSchema>;

/** Whether somebody hears of the talk about an annotation; null: as it follows from their part in it. */
export const followSchema = z.strictObject({ follow: z.enum(['following', 'muted']).nullable() });
export type Follow = z.infer<typeof followSchema>;
