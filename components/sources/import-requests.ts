import { type Answer, ask } from '@/components/ui/ask';
import {
  bibliographyPreviewSchema,
  importedSchema,
  MAX_FILE_BYTES,
  type BibliographyPreview,
  type Imported,
} from '@/lib/sources/import-model';
import type { SourceInput } from '@/lib/sources/model';

/** Reads a bibliography without keeping anything: a file, or what was pasted. */
export async function readEntries(
  workspaceId: string,
  from: File | string,
): Promise<Answer<BibliographyPreview>> {
  const size = typeof from === 'string' ? new Blob([from]).size : from.size;
  if (size > MAX_FILE_BYTES) {
    return { ok: false, message: `This is larger than the 5 MB that are taken. Bring it in in parts.` };
  }
  return await ask('/api/sources/import/preview', {
    ...(typeof from === 'string' ? { json: { text: from } } : { form: formOf(from) }),
    workspaceId,
    schema: bibliographyPreviewSchema,
  });
}

/** Makes the sources, all or none; the same ids twice make them once. */
export async function sendSources(
  workspaceId: string,
  sources: readonly SourceInput[],
): Promise<Answer<Imported>> {
  return await ask('/api/sources/import', { json: { sources }, workspaceId, schema: importedSchema });
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.set('file', file);
  return form;
}
