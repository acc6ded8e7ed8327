import { annotationParamsSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';
import { setSecondCheck } from '@/lib/review/commands/set-second-check';
import { secondCheckSchema } from '@/lib/review/model';

/** Says that the person has looked after whoever checked the annotation, or takes that back; 409 for one's own check. */
export const PUT = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: secondCheckSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => setSecondCheck(actor, params.articleId, params.annotationId, body),
});
