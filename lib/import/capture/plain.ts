import type { Found } from '@/lib/import/capture/reading';
import { documentSchema } from '@/lib/editor/schema';
import { cleanText } from '@/lib/import/clean-text';
import { splitParagraphs } from '@/lib/import/paragraphs';

/** Plain text, in paragraphs. */
export function readPlain(text: string): Found {
  const blocks = splitParagraphs(cleanText(text)).map((line) =>
    documentSchema.node('paragraph', null, documentSchema.text(line)),
  );
  const warnings = blocks.length === 0 ? ['There is no text in it.'] : [];
  return { mediaType: 'text/plain', blocks, places: [], title: '', language: '', warnings };
}
