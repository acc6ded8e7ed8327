import { z } from 'zod';
import {
  bibliographyPreviewSchema,
  importedSchema,
  MAX_FILE_BYTES,
  type BibliographyPreview,
  type Imported,
} from '@/lib/sources/import-model';
import type { SourceInput } from '@/lib/sources/model';

export type ImportAnswer<T> = { ok: true; value: T } | { ok: false; message: string };

const problemSchema = z.object({ detail: z.string() });
const NO_CONNECTION = 'Galley could not be reached. Nothing is lost; try again in a moment.';

/** Reads a bibliography without keeping anything: a file, or what was pasted. */
export async function readEntries(
  workspaceId: string,
  from: File | string,
): Promise<ImportAnswer<BibliographyPreview>> {
  const size = typeof from === 'string' ? new Blob([from]).size : from.size;
  if (size > MAX_FILE_BYTES) {
    return { ok: false, message: `This is larger than the 5 MB that are taken. Bring it in in parts.` };
  }
  const init =
    typeof from === 'string'
      ? { body: JSON.stringify({ text: from }), headers: { 'content-type': 'application/json' } }
      : { body: formOf(from) };
  return await send(workspaceId, '/api/sources/import/preview', init, bibliographyPreviewSchema);
}

/** Makes the sources, all or none; the same ids twice make them once. */
export async function sendSources(
  workspaceId: string,
  sources: readonly SourceInput[],
): Promise<ImportAnswer<Imported>> {
  const init = { body: JSON.stringify({ sources }), headers: { 'content-type': 'application/json' } };
  return await send(workspaceId, '/api/sources/import', init, importedSchema);
}

async function send<T>(
  workspaceId: string,
  path: string,
  init: { body: string | FormData; headers?: Record<string, string> },
  schema: z.ZodType<T>,
): Promise<ImportAnswer<T>> {
  // Another workspace may have become this browser's current one since.
  const headers = { ...init.headers, 'x-galley-workspace': workspaceId };
  const response = await fetch(path, { method: 'POST', body: init.body, headers }).catch(() => null);
  const json: unknown = await response?.json().catch(() => null);
  if (response?.ok) {
    const value = schema.safeParse(json);
    if (value.success) return { ok: true, value: value.data };
  }
  const problem = problemSchema.safeParse(json);
  return { ok: false, message: problem.data?.detail ?? NO_CONNECTION };
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.set('file', file);
  return form;
}
