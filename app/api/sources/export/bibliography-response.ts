import { z } from 'zod';
import { exportFileName } from '@/lib/export/file-name';
import { BIBLIOGRAPHY_NAMES, type BibliographyName } from '@/lib/sources/bibliography-model';
import { bibliographyWriter, type BibliographyHead } from '@/lib/export/bibliography/formats';
import { recordOf } from '@/lib/export/bibliography/record';
import { AppError } from '@/lib/errors';
import { asAttachment } from '@/lib/http/content-disposition';
import type { CitedSource } from '@/lib/sources/model';

/** `as=text` gives a list as plain text instead of a page; `mark=1` puts a byte order mark before RIS. */
export const bibliographyQuerySchema = z.strictObject({
  as: z.enum(['html', 'text']).optional(),
  mark: z.enum(['0', '1']).optional(),
});

const ENTRIES_AT_ONCE = 20;

/** The format of this name; throws not found with the names that there are. */
export function requireFormat(name: string): BibliographyName {
  const known = BIBLIOGRAPHY_NAMES.find((each) => each === name);
  if (known) return known;
  throw new AppError('not_found', `There is no such format. The formats: ${BIBLIOGRAPHY_NAMES.join(', ')}.`);
}

/** A bibliography as a download that is sent while it is written. */
export function bibliographyResponse(
  name: BibliographyName,
  query: z.infer<typeof bibliographyQuerySchema>,
  head: BibliographyHead,
  sources: AsyncIterable<CitedSource> | Iterable<CitedSource>,
): Response {
  const writer = bibliographyWriter(name, { asHtml: query.as !== 'text', withMark: query.mark === '1' });
  const parts = write(writer, head, sources);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await parts.return(undefined)),
  });
  return new Response(body, {
    headers: {
      'content-type': writer.mediaType,
      'content-disposition': asAttachment(exportFileName(head.title, writer.extension)),
      'cache-control': 'private, no-store',
    },
  });
}

// Styles take some milliseconds an entry: others have their turn in between.
async function* write(
  writer: ReturnType<typeof bibliographyWriter>,
  head: BibliographyHead,
  sources: AsyncIterable<CitedSource> | Iterable<CitedSource>,
): AsyncGenerator<string, undefined> {
  yield writer.start(head);
  let waiting: string[] = [];
  let index = 0;
  for await (const source of sources) {
    waiting.push(writer.entry(recordOf(source, head.withheld), index));
    index += 1;
    if (waiting.length < ENTRIES_AT_ONCE) continue;
    yield waiting.join('');
    waiting = [];
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield waiting.join('') + writer.end(head);
  return undefined;
}
