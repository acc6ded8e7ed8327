import { articleParamsSchema } from '@/lib/articles/model';
import { AppError } from '@/lib/errors';
import { readBytes } from '@/lib/http/body';
import { created, defineRoute } from '@/lib/http/define-route';
import { parseInput } from '@/lib/http/parse';
import { keepImage, requireImageSender } from '@/lib/images/commands/keep-image';
import { imageQuerySchema, MAX_IMAGE_BYTES } from '@/lib/images/model';
import { tooManyBytes } from '@/lib/images/read-image';

/** Keeps a picture for a comment that is to be posted: its bytes as they are, `?id=` made by the client. 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  limit: 'upload',
  handle: async ({ actor, params, query, request }) => {
    // Whoever may not is told so before anything is read.
    await requireImageSender(actor, params.articleId);
    if (!/^(image\/|application\/octet-stream\b)/i.test(request.headers.get('content-type') ?? '')) {
      throw new AppError('unsupported_format', 'Send the picture itself, as image/png or what it is.');
    }
    const { id } = parseInput(imageQuerySchema, query, 'query');
    const kept = await keepImage(actor, params.articleId, { id, bytes: await bytesOf(request) });
    return kept.created ? created(kept.image) : kept.image;
  },
});

async function bytesOf(request: Request): Promise<Uint8Array> {
  try {
    return await readBytes(request, MAX_IMAGE_BYTES);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'too_large') throw tooManyBytes(cause);
    throw cause;
  }
}
