import { z } from 'zod';
import { mentionsSchema, type Mention } from '@/lib/annotations/mention-model';
import { REACTIONS, type ReactionView } from '@/lib/annotations/reaction-model';
import { idSchema } from '@/lib/ids';
import { commentImagesSchema, type ImageView } from '@/lib/images/model';

/** What leaves the server about the thread of an annotation; its comments are read when it is opened. */
export interface ThreadSummary {
  /** Comments that are not deleted. */
  comments: number;
  /** Those of them by others that the reader has not seen; nobody is asked to read what was said before they joined. */
  unread: number;
  resolvedAt: string | null;
  resolvedById: string | null;
  /** Who opened it again after it was resolved; null while it is. */
  reopenedAt: string | null;
  reopenedById: string | null;
  /** Who marked it as blocking; it holds its article up until it is resolved. */
  blockingAt: string | null;
  blockingById: string | null;
}

/** The thread of an annotation on which nobody has commented. */
export const NO_THREAD: ThreadSummary = {
  comments: 0,
  unread: 0,
  resolvedAt: null,
  resolvedById: null,
  reopenedAt: null,
  reopenedById: null,
  blockingAt: null,
  blockingById: null,
};

/** Whether a talk keeps its article from being approved. */
export function holdsUp({ comments, resolvedAt, blockingAt }: ThreadSummary): boolean {
  return blockingAt !== null && resolvedAt === null && comments > 0;
}

export const commentInputSchema = z
  .strictObject({
    id: idSchema,
    body: z.string().trim().max(10_000),
    /** Whom it calls by name; those that do not stand in its words are not called. */
    mentions: mentionsSchema.optional(),
    images: commentImagesSchema.optional(),
  })
  .refine(({ body, images = [] }) => body !== '' || images.length > 0, {
    path: ['body'],
    message: 'Write something first.',
  });
export type CommentInput = z.infer<typeof commentInputSchema>;
export const commentChangeSchema = z.strictObject({
  body: z.string().trim().min(1).max(10_000),
  version: z.int().min(1),
});
export type CommentChange = z.infer<typeof commentChangeSchema>;

export interface CommentView {
  id: string;
  annotationId: string;
  authorId: string;
  /** Empty when deleted. A Markdown subset. */
  body: string;
  mentions: Mention[];
  /** None when deleted. */
  reactions: ReactionView[];
  /** None when deleted. */
  images: ImageView[];
  version: number;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
}

/** What a comment said before it was changed, or deleted. */
export interface CommentEditView {
  /** The version that said so, counted from 1. */
  version: number;
  body: string;
  /** Until when it said so: UTC, ISO 8601. */
  replacedAt: string;
}

export const commentEditsQuerySchema = z
  .strictObject({
    cursor: z.coerce.number().int().min(1).max(2_147_483_647),
    limit: z.coerce.number().int().min(1).max(100),
  })
  .partial();
export type CommentEditsQuery = z.infer<typeof commentEditsQuerySchema>;

/** Whether the talk about an annotation is done, or whether it holds the article up until then. */
export const threadChangeSchema = z.union([
  z.strictObject({ resolved: z.boolean() }),
  z.strictObject({ blocking: z.boolean() }),
]);
export type ThreadChange = z.infer<typeof threadChangeSchema>;

/** How far somebody has read a talk: the newest comment by others that they have seen; null: nobody else has said anything. */
export const threadReadSchema = z.strictObject({ commentId: idSchema.nullable() });
export type ThreadRead = z.infer<typeof threadReadSchema>;

/** The path of one comment. */
export const commentParamsSchema = z.object({
  articleId: idSchema,
  annotationId: idSchema,
  commentId: idSchema,
});

/** The path of one's own reaction to a comment. */
export const reactionParamsSchema = commentParamsSchema.extend({ reaction: z.enum(REACTIONS) });
