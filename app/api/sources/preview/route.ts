import { AppError } from '@/lib/errors';
import { defineRoute } from '@/lib/http/define-route';
import { canEditSources } from '@/lib/sources/policy';
import { previewInputSchema } from '@/lib/sources/preview-model';
import { readPreview } from './read-preview';

/** What a source would be, from its address, DOI or ISBN. Nothing is kept. */
export const POST = defineRoute({
  access: 'member',
  body: previewInputSchema,
  limit: 'fetch',
  handle: async ({ actor, body, request }) => {
    if (!canEditSources(actor)) {
      throw new AppError('forbidden', 'Viewers cannot add sources. Ask an editor for another role.');
    }
    return await readPreview(actor, body.text, request.signal);
  },
});
