import type { ExportBundle, ExportFormat } from '@/lib/export/bundle';
import { bundleFile } from '@/lib/export/docx/bundle-file';
import { WORD_TYPE, writeWord } from '@/lib/export/docx/write-word';
import { inReadingOrder } from '@/lib/export/reading-order';

/** The article as a Word file in which every annotation is a comment over its words (domain.md 3.8); docs/decisions/073-word.md. */
export const docxFormat: ExportFormat<AsyncIterable<Uint8Array<ArrayBuffer>>> = {
  label: 'Word with comments',
  mediaType: WORD_TYPE,
  extension: 'docx',
  render: renderWord,
};

async function* renderWord(bundle: ExportBundle): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield await writeWord(bundleFile(inReadingOrder(bundle)));
}
