import { WORD_TYPE, writeWord } from '@/lib/export/docx/write-word';
import { guestFile } from '@/lib/export/docx/guest-file';
import { exportFileName } from '@/lib/export/file-name';
import { downloadAsGuest } from '@/lib/guests/commands/download-as-guest';
import { guestLinkParamsSchema } from '@/lib/guests/live-model';
import { requireGuest } from '@/lib/guests/queries';
import { asAttachment } from '@/lib/http/content-disposition';
import { defineRoute } from '@/lib/http/define-route';
import { consumeLimit } from '@/lib/http/limits';
import packageJson from '@/package.json';

/** What a guest has before them as a Word file with comments; who they are is told by the token of their link alone. */
export const GET = defineRoute({
  access: 'public',
  params: guestLinkParamsSchema,
  limit: 'read',
  handle: async ({ params: { token } }) => {
    const guest = await requireGuest(token);
    await consumeLimit('export', guest.linkId);
    const desk = await downloadAsGuest(guest, 'docx');
    const bytes = await writeWord(
      guestFile(desk, {
        articleId: guest.articleId,
        guestName: guest.name,
        exportedAt: new Date().toISOString(),
        tool: { name: 'Galley', version: packageJson.version },
      }),
    );
    return new Response(bytes, {
      headers: {
        'content-type': WORD_TYPE,
        'content-length': String(bytes.length),
        'content-disposition': asAttachment(exportFileName(desk.title, 'docx')),
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'cache-control': 'private, no-store',
      },
    });
  },
});
