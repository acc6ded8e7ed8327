import { setReaction } from '@/lib/annotations/commands/set-reaction';
import { reactionParamsSchema } from '@/lib/annotations/comment-model';
import { defineRoute } from '@/lib/http/define-route';

/** Reacts to a comment; answers the comment. */
export const PUT = defineRoute({
  access: 'member',
  params: reactionParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => setReaction(actor, params, { kind: params.reaction, isOn: true }),
});

/** Takes one's own reaction back; answers the comment. */
export const DELETE = defineRoute({
  access: 'member',
  params: reactionParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => setReaction(actor, params, { kind: params.reaction, isOn: false }),
});
