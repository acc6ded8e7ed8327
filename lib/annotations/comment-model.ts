import { z } from 'zod';
import { mentionsSchema, type Mention } from '@/lib/annotations/mention-model';
import { idSchema } from '@/lib/ids';

/** What leaves the server about the thread of an annotation; its comments are read when it is opened. */
export interface ThreadSummary {
  /** Comments that are not deleted. */
  comments: number;
  resolvedAt: string | null;
  resolvedById: string | null;
}

export const commentInputSchema = z.strictObject({
  id: idSchema,
  body: z.string().trim().min(1).max(10_000),
  /** Whom it calls by name; those that do not stand in its words are not called. */
  mentions: mentionsSchema.optional(),
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
  version: number;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
}

/** Whether the talk about an annotation is done. */
export const threadChangeSchema = z.strictObject({ resolved: z.boolean() });

/** The path of one comment. */
export const commentParamsSchema = z.object({
  articleId: idSchema,
  annotationId: idSchema,
  commentId: idSchema,
});
