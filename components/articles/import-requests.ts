import { z } from 'zod';
import { type Answer, ask } from '@/components/ui/ask';
import {
  importPreviewSchema,
  MAX_IMPORT_BYTES,
  type ImportChoices,
  type ImportPreview,
} from '@/lib/articles/import-rules';

/** What a person brings: text with its rich form where the clipboard had one, or a file. */
export type ImportSource =
  { kind: 'paste'; text: string; html: string | null } | { kind: 'file'; file: File };

const UNREADABLE = 'The file can no longer be read. Was it moved or changed? Choose it again.';

/** Reads the source as an article, without keeping anything. */
export async function previewImport(source: ImportSource): Promise<Answer<ImportPreview>> {
  return await sendSource('/api/import/preview', source, undefined, importPreviewSchema);
}

/** Brings the article in; the same choices twice make one article. */
export async function sendImport(
  source: ImportSource,
  choices: ImportChoices,
): Promise<Answer<{ id: string }>> {
  return await sendSource('/api/import', source, choices, z.object({ id: z.string() }));
}

/** Sends a source to be read, and answers what became of it. */
export async function sendSource<T>(
  path: string,
  source: ImportSource,
  choices: ImportChoices | undefined,
  schema: z.ZodType<T>,
  named: { workspaceId?: string } = {},
): Promise<Answer<T>> {
  const size = sizeOf(source);
  if (size > MAX_IMPORT_BYTES) return { ok: false, message: tooLarge(size) };
  if (source.kind === 'file' && !(await isReadable(source.file))) return { ok: false, message: UNREADABLE };
  return await ask(path, { ...bodyOf(source, choices), ...named, schema, tooLarge: tooLarge(size) });
}

function bodyOf(source: ImportSource, choices: ImportChoices | undefined) {
  if (source.kind === 'file') {
    const form = new FormData();
    form.set('file', source.file);
    if (choices) form.set('choices', JSON.stringify(choices));
    return { form };
  }
  // Both would be twice the size, and only one is read.
  const pasted = source.html === null ? { text: source.text } : { text: '', html: source.html };
  return { json: { ...pasted, choices } };
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
