import { z } from 'zod';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { AnchorRole, Placement, VerificationStatus } from '@/lib/annotations/model';
import type { DocJson } from '@/lib/articles/model';
import { personNameSchema } from '@/lib/auth/model';
import { idSchema } from '@/lib/ids';

/** What a guest may do beside reading. */
const allowedShape = { mayComment: z.boolean(), mayAnswer: z.boolean(), mayDownload: z.boolean() };

/** A guest who is to be let in. `id` is made by the client, so that sending the same thing twice makes one. */
export const guestInputSchema = z.strictObject({
  id: idSchema,
  name: personNameSchema,
  /** For how many days the link opens the article. */
  days: z.int().min(1, 'Give at least one day.').max(180, 'Give at most 180 days.'),
  ...allowedShape,
});
export type GuestInput = z.infer<typeof guestInputSchema>;

export type GuestState = 'open' | 'expired' | 'revoked';

/** A guest of an article as the team sees them; the link itself is shown once, when it is made. */
export interface GuestView {
  id: string;
  userId: string;
  name: string;
  mayComment: boolean;
  mayAnswer: boolean;
  mayDownload: boolean;
  state: GuestState;
  createdAt: string;
  createdByName: string;
  expiresAt: string;
  /** When they had the article open last. */
  seenAt: string | null;
}

/** The path of one guest of an article. */
export const guestParamsSchema = z.object({ articleId: idSchema, guestId: idSchema });

/** Somebody outside at the one article that their link opens. They are no member: nothing else of the workspace is theirs to ask for. */
export interface Guest {
  readonly linkId: string;
  readonly userId: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly articleId: string;
  readonly mayComment: boolean;
  readonly mayAnswer: boolean;
  readonly mayDownload: boolean;
  readonly expiresAt: Date;
}

/** An annotation as a guest sees it: what it says and how it stands. Evidence, flags and who checks it are the team's. */
export interface GuestItem {
  id: string;
  kind: AnnotationKind;
  status: VerificationStatus;
  ranges: { role: AnchorRole; start: number; end: number; placement: Placement }[];
  /** When it was marked; UTC, ISO 8601. */
  markedAt: string;
  /** The words that it means. */
  words: string;
  /** What it states, asks or proposes; empty without. */
  statement: string;
  /** Of a query. */
  answer: string;
  /** It asks the author and has no answer. */
  isForAuthor: boolean;
  comments: (Pick<
    CommentView,
    'id' | 'body' | 'mentions' | 'images' | 'createdAt' | 'deletedAt' | 'editedAt'
  > & {
    authorName: string;
    isMine: boolean;
  })[];
}

/** What a guest has before them. */
export interface GuestDesk {
  title: string;
  byline: string;
  language: string;
  doc: DocJson;
  version: number;
  /** It is worked on: comments and answers are taken. */
  isOpen: boolean;
  items: GuestItem[];
}

/** The token of a guest's link, as it stands in its address. */
export const guestTokenSchema = z.string().min(20).max(100);

/** What a guest says about an annotation. */
export const guestCommentSchema = z.strictObject({
  token: guestTokenSchema,
  annotationId: idSchema,
  id: idSchema,
  body: z.string().trim().min(1, 'Write something first.').max(10_000, 'Use at most 10,000 characters.'),
});
export type GuestComment = z.infer<typeof guestCommentSchema>;

/** A guest's answer to a query; `was` is the answer that they saw. */
export const guestAnswerSchema = z.strictObject({
  token: guestTokenSchema,
  annotationId: idSchema,
  answer: z.string().trim().min(1, 'Write the answer first.').max(5_000, 'Use at most 5,000 characters.'),
  was: z.string().max(5_000),
});
export type GuestAnswer = z.infer<typeof guestAnswerSchema>;
