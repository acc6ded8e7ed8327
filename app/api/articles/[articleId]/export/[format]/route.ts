import { z } from 'zod';
import { publicOrigin } from '@/app/api/public-origin';
import { recordExport } from '@/lib/articles/commands';
import { AppError } from '@/lib/errors';
import { exportFileName } from '@/lib/export/file-name';
import { findFormat, FORMAT_NAMES } from '@/lib/export/formats';
import { asAttachment } from '@/lib/http/content-disposition';
import { defineRoute } from '@/lib/http/define-route';
import { idSchema } from '@/lib/ids';
import { readBundle } from './read-bundle';

/** The article with its annotations in one of the formats, as a download that is sent while it is written. */
export const GET = defineRoute({
  access: 'member',
  params: z.object({ articleId: idSchema, format: z.string() }),
  limit: 'export',
  handle: async ({ actor, params, request }) => {
    const format = findFormat(params.format);
    if (!format) {
      throw new AppError('not_found', `There is no such format. The formats: ${FORMAT_NAMES.join(', ')}.`);
    }
    const bundle = await readBundle(actor, params.articleId, {
      origin: publicOrigin(request),
      exportedAt: new Date().toISOString(),
    });
    await recordExport(actor, params.articleId, params.format);
    return new Response(streamOf(format.render(bundle)), {
      headers: {
        'content-type': format.mediaType,
        'content-disposition': asAttachment(exportFileName(bundle.article.title, format.extension)),
        'cache-control': 'private, no-store',
      },
    });
  },
});

function streamOf(parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await iterator.return?.()),
  });
}
