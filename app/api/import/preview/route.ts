import type { ImportPreview } from '@/lib/articles/import-rules';
import { defineRoute } from '@/lib/http/define-route';
import { blockText } from '@/lib/import/block-text';
import { countWords } from '@/lib/text/words';
import { readImport } from '../read-import';

/** What an article would be, from the same request as its import, without choices. Nothing is kept. */
export const POST = defineRoute({
  access: 'member',
  limit: 'upload',
  handle: async ({ actor, request }): Promise<ImportPreview> => {
    const { draft, digest, original } = await readImport(actor, request);
    const blocks = (draft.doc.content ?? []).map((block) => {
      const text = blockText(block);
      return { type: block.type, text, words: countWords(text, draft.fields.language) };
    });
    return { ...draft, encoding: original.encoding, blocks, digest };
  },
});
