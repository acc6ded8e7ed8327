import { checkIntegrity } from '@/lib/captures/integrity';
import { captureParamsSchema } from '@/lib/captures/model';
import { defineRoute } from '@/lib/http/define-route';

/** Whether the bytes of a copy are those that were kept. */
export const GET = defineRoute({
  access: 'member',
  params: captureParamsSchema,
  limit: 'export',
  handle: ({ actor, params }) => checkIntegrity(actor, params.captureId),
});
