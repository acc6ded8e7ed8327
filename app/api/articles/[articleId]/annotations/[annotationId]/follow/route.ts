import { annotationParamsSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';
import { followThread } from '@/lib/inbox/commands/follow-thread';
import { followSchema } from '@/lib/inbox/model';
import { getFollow } from '@/lib/inbox/queries';

/** Whether the person said that they want to hear of the talk about the annotation. */
export const GET = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  handle: async ({ actor, params }) => ({
    follow: await getFollow(actor, params.articleId, params.annotationId),
  }),
});

/** Says whether the person wants to hear of the talk about the annotation. */
export const PUT = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: followSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => followThread(actor, params.articleId, params.annotationId, body),
});
