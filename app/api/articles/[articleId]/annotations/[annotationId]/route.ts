import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import {
  annotationChangesSchema,
  annotationParamsSchema,
  deletionQuerySchema,
} from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import { defineRoute } from '@/lib/http/define-route';

/** One annotation. */
export const GET = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  limit: 'read',
  handle: ({ actor, params }) => requireAnnotation(actor, params.articleId, params.annotationId),
});

/** Changes single fields; 409 with both values where somebody else changed one meanwhile. */
export const PATCH = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: annotationChangesSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => changeAnnotation(actor, params.articleId, params.annotationId, body),
});

/** Deletes the annotation; it can be restored. With `?verb=let_go` because its words are gone. */
export const DELETE = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  query: deletionQuerySchema,
  limit: 'write',
  handle: ({ actor, params, query }) => deleteAnnotation(actor, params.articleId, params.annotationId, query),
});
