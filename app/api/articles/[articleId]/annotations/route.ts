import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { annotationInputSchema, annotationListQuerySchema } from '@/lib/annotations/model';
import { listAnnotations } from '@/lib/annotations/queries';
import { articleParamsSchema } from '@/lib/articles/model';
import { created, defineRoute } from '@/lib/http/define-route';

/** One page of the article's annotations, with the sources that they are linked to. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  query: annotationListQuerySchema,
  limit: 'read',
  handle: ({ actor, params, query }) => listAnnotations(actor, params.articleId, query),
});

/** Makes an annotation; 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: annotationInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    const made = await createAnnotation(actor, params.articleId, body);
    return made.created ? created(made.annotation) : made.annotation;
  },
});
