import { keepCapture } from '@/lib/captures/commands/keep-capture';
import { captureListQuerySchema } from '@/lib/captures/model';
import { listCaptures } from '@/lib/captures/queries';
import { created, defineRoute } from '@/lib/http/define-route';
import { sourceParamsSchema } from '@/lib/sources/model';
import { readCopy } from './read-copy';

/** One page of the copies of a source, the newest first. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  query: captureListQuerySchema,
  limit: 'read',
  handle: ({ actor, params, query }) => listCaptures(actor, params.sourceId, query),
});

/** Keeps a copy: of a file, of pasted text, or of what an address answers. 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  limit: 'upload',
  handle: async ({ actor, params, request }) => {
    const input = await readCopy(actor, params.sourceId, request);
    const kept = await keepCapture(actor, params.sourceId, input);
    return kept.created ? created(kept.capture) : kept.capture;
  },
});
