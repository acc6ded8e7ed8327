import { defineRoute } from '@/lib/http/define-route';
import { assignItems } from '@/lib/work/commands/assign-items';
import { assignInputSchema } from '@/lib/work/model';

/** Gives up to 500 items to a member, or to nobody; answers what became of each. */
export const POST = defineRoute({
  access: 'member',
  body: assignInputSchema,
  limit: 'write',
  handle: ({ actor, body }) => assignItems(actor, body),
});
