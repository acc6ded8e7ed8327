import type { ActivityExport } from '@/lib/activity/commands/export-activity';
import { exportFileName } from '@/lib/export/file-name';
import { asAttachment } from '@/lib/http/content-disposition';

/** A file of lines of JSON as a download that is sent while it is written. */
export function jsonLinesResponse({ title, lines }: ActivityExport): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': asAttachment(exportFileName(title, 'jsonl')),
      'cache-control': 'private, no-store',
    },
  });
}
