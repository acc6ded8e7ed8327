import { makeMark } from '@/lib/double-check/commands/write-marks';
import { blindMarkInputSchema, doubleCheckParamsSchema } from '@/lib/double-check/model';
import { created, defineRoute } from '@/lib/http/define-route';

/** Marks words for oneself; 200 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: doubleCheckParamsSchema,
  body: blindMarkInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    const { mark, created: isNew } = await makeMark(actor, params, body);
    return isNew ? created(mark) : mark;
  },
});
