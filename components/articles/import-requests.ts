import { z } from 'zod';
import {
  importPreviewSchema,
  MAX_IMPORT_BYTES,
  type ImportChoices,
  type ImportPreview,
} from '@/lib/articles/import-rules';

/** What a person brings: text with its rich form where the clipboard had one, or a file. */
export type ImportSource =
  { kind: 'paste'; text: string; html: string | null } | { kind: 'file'; file: File };

export type ImportAnswer<T> =
  { ok: true; value: T } | { ok: false; message: string; code: string; fields: Record<string, string> };

const problemSchema = z.object({
  detail: z.string(),
  code: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
});

const NO_CONNECTION = 'Galley could not be reached. Nothing is lost; try again in a moment.';
const UNREADABLE = 'The file can no longer be read. Was it moved or changed? Choose it again.';

/** Reads the source as an article, without keeping anything. */
export async function previewImport(source: ImportSource): Promise<ImportAnswer<ImportPreview>> {
  return await sendSource('/api/import/preview', source, undefined, importPreviewSchema);
}

/** Brings the article in; the same choices twice make one article. */
export async function sendImport(
  source: ImportSource,
  choices: ImportChoices,
): Promise<ImportAnswer<{ id: string }>> {
  return await sendSource('/api/import', source, choices, z.object({ id: z.string() }));
}

/** Sends a source to be read, and answers what became of it. `headers` go along with it. */
export async function sendSource<T>(
  path: string,
  source: ImportSource,
  choices: ImportChoices | undefined,
  schema: z.ZodType<T>,
  headers: Record<string, string> = {},
): Promise<ImportAnswer<T>> {
  const size = sizeOf(source);
  if (size > MAX_IMPORT_BYTES) return refused(tooLarge(size), 'too_large');
  if (source.kind === 'file' && !(await isReadable(source.file))) return refused(UNREADABLE, 'unreadable');
  const { body, headers: type } = bodyOf(source, choices);
  const init = { method: 'POST', body, headers: { ...type, ...headers } };
  const response = await fetch(path, init).catch(() => null);
  if (!response) return refused(NO_CONNECTION, 'unreachable');
  const json: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const value = schema.safeParse(json);
    return value.success ? { ok: true, value: value.data } : refused(NO_CONNECTION, 'unreachable');
  }
  const problem = problemSchema.safeParse(json).data;
  // A proxy in between may refuse a large request in its own words.
  if (!problem) return refused(response.status === 413 ? tooLarge(size) : NO_CONNECTION, 'unreachable');
  return refused(problem.detail, problem.code, problem.fields);
}

function refused(message: string, code: string, fields: Record<string, string> = {}) {
  return { ok: false as const, message, code, fields };
}

function bodyOf(source: ImportSource, choices: ImportChoices | undefined) {
  if (source.kind === 'file') {
    const form = new FormData();
    form.set('file', source.file);
    if (choices) form.set('choices', JSON.stringify(choices));
    return { body: form, headers: {} };
  }
  // Both would be twice the size, and only one is read.
  const pasted = source.html === null ? { text: source.text } : { text: '', html: source.html };
  return { body: JSON.stringify({ ...pasted, choices }), headers: { 'content-type': 'application/json' } };
}

function sizeOf(source: ImportSource): number {
  return source.kind === 'file' ? source.file.size : new Blob([source.html ?? source.text]).size;
}

async function isReadable(file: File): Promise<boolean> {
  return await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

function tooLarge(size: number): string {
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1).replace(/\.0$/, '');
  return `This has ${megabytes(size)} MB; up to ${megabytes(MAX_IMPORT_BYTES)} MB are taken. Bring it in in parts, or paste only the text of the article.`;
}
