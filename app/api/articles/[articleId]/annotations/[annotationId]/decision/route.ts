import { annotationParamsSchema, decisionSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';
import { decideProposal } from '@/lib/versions/commands/accept-proposal';

/** Accepts a suggestion, which puts its words into the text, or rejects it; 409 when it was decided otherwise. */
export const POST = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: decisionSchema,
  limit: 'write',
  maxBytes: 8_000_000,
  handle: ({ actor, params, body }) => decideProposal(actor, params.articleId, params.annotationId, body),
});
