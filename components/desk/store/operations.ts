import { z } from 'zod';
import { agentInputSchema } from '@/lib/agents/model';
import { commentInputSchema } from '@/lib/annotations/comment-model';
import { REACTIONS } from '@/lib/annotations/reaction-model';
import { evidenceChangeSchema, evidenceInputSchema, type EvidenceView } from '@/lib/evidence/model';
import {
  annotationInputSchema,
  confirmSchema,
  decisionSchema,
  type AnnotationView,
} from '@/lib/annotations/model';
import { idSchema } from '@/lib/ids';
import { imageViewSchema } from '@/lib/images/model';
import { secondCheckSchema } from '@/lib/review/model';
import { sourceInputSchema } from '@/lib/sources/model';

const changesSchema = z.record(
  z.string(),
  z.strictObject({ from: z.unknown(), to: z.unknown(), words: z.array(z.string()).optional() }),
);
export type Changes = z.infer<typeof changesSchema>;

const operationSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('annotation.create'), input: annotationInputSchema }),
  z.strictObject({
    type: z.literal('annotation.change'),
    changes: changesSchema,
    /** The version of the text that ranges count in. */
    articleVersion: z.int().min(0).optional(),
    /** Why a claim counts as verified with less evidence than is asked for. */
    overrideReason: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('annotation.delete'), verb: z.literal('let_go').optional() }),
  z.strictObject({ type: z.literal('annotation.confirm'), input: confirmSchema }),
  z.strictObject({ type: z.literal('annotation.decide'), input: decisionSchema }),
  z.strictObject({ type: z.literal('annotation.second_check'), input: secondCheckSchema }),
  // The copy shows what comes back before the server answers.
  z.strictObject({
    type: z.literal('annotation.restore'),
    annotation: z.custom<AnnotationView>().nullable(),
  }),
  z.strictObject({
    type: z.literal('comment.create'),
    input: commentInputSchema,
    /** Its pictures as they were kept, so that they show before the server answers. */
    images: z.array(imageViewSchema).optional(),
  }),
  z.strictObject({
    type: z.literal('comment.change'),
    commentId: idSchema,
    body: z.string(),
    version: z.number(),
  }),
  z.strictObject({ type: z.literal('comment.delete'), commentId: idSchema }),
  z.strictObject({
    type: z.literal('comment.react'),
    commentId: idSchema,
    reaction: z.enum(REACTIONS),
    isOn: z.boolean(),
  }),
  z.strictObject({ type: z.literal('thread.resolve'), resolved: z.boolean() }),
  z.strictObject({ type: z.literal('thread.block'), blocking: z.boolean() }),
  z.strictObject({ type: z.literal('source.create'), input: sourceInputSchema }),
  z.strictObject({ type: z.literal('agent.create'), input: agentInputSchema }),
  z.strictObject({ type: z.literal('evidence.create'), input: evidenceInputSchema }),
  z.strictObject({
    type: z.literal('evidence.change'),
    evidenceId: idSchema,
    change: evidenceChangeSchema,
  }),
  z.strictObject({ type: z.literal('evidence.delete'), evidenceId: idSchema }),
  z.strictObject({ type: z.literal('evidence.restore'), evidence: z.custom<EvidenceView>() }),
]);
/** Something that a person did and that the server does not know yet. */
export type Operation = z.infer<typeof operationSchema>;

export const entrySchema = z.strictObject({
  key: idSchema,
  /** Operations on one annotation are sent one after the other, those on different ones side by side. */
  annotationId: idSchema,
  byId: idSchema,
  /** When it was done: UTC, ISO 8601. */
  at: z.string(),
  /** It was sent at least once, so that the server may have it although no answer came. */
  attempted: z.boolean(),
  operation: operationSchema,
});
export type Entry = z.infer<typeof entrySchema>;
