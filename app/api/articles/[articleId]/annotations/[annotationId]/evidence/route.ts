import { linkSource } from '@/lib/evidence/commands/link-source';
import { evidenceInputSchema } from '@/lib/evidence/model';
import { annotationParamsSchema } from '@/lib/annotations/model';
import { created, defineRoute } from '@/lib/http/define-route';

/** Links a source to the annotation; 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: evidenceInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    const made = await linkSource(actor, params.articleId, params.annotationId, body);
    return made.created ? created(made.evidence) : made.evidence;
  },
});
