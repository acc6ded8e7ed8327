import { documentSchema } from '@/lib/editor/schema';
import { cleanText } from '@/lib/import/clean-text';
import type { ImportFormat } from '@/lib/import/draft';
import { splitParagraphs } from '@/lib/import/paragraphs';

/** Plain text: nothing but paragraphs. */
export const plainText: ImportFormat = {
  name: 'plain text',
  extensions: ['.txt', '.text'],
  mediaTypes: ['text/plain'],
  read(text) {
    const blocks = splitParagraphs(cleanText(text)).map((line) =>
      documentSchema.node('paragraph', null, documentSchema.text(line)),
    );
    return { ok: true, blocks, found: {}, warnings: [] };
  },
};
