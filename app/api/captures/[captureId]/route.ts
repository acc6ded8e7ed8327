import { captureParamsSchema } from '@/lib/captures/model';
import { requireCaptureText } from '@/lib/captures/queries';
import { defineRoute } from '@/lib/http/define-route';

/** A copy with the document that was read of it, and where its pages, cues or sections begin. */
export const GET = defineRoute({
  access: 'member',
  params: captureParamsSchema,
  limit: 'read',
  handle: ({ actor, params }) => requireCaptureText(actor, params.captureId),
});
