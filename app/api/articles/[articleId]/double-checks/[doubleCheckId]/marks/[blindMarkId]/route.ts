import { changeMark, deleteMark } from '@/lib/double-check/commands/write-marks';
import { blindMarkChangeSchema, blindMarkParamsSchema } from '@/lib/double-check/model';
import { defineRoute } from '@/lib/http/define-route';

/** Changes one's own mark as a whole; 409 when it is another version. */
export const PUT = defineRoute({
  access: 'member',
  params: blindMarkParamsSchema,
  body: blindMarkChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => changeMark(actor, params, params.blindMarkId, body),
});

/** Takes one's own mark away. */
export const DELETE = defineRoute({
  access: 'member',
  params: blindMarkParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => deleteMark(actor, params, params.blindMarkId),
});
