import { z } from 'zod';
import type { ImportPreview } from '@/lib/articles/import-rules';
import type { ArticleFieldName, ArticleFields } from '@/lib/articles/model';
import { newId } from '@/lib/ids';

/** What a person typed and decided on a preview, kept as long as the same input reads the same. */
const editsSchema = z.object({
  /** Of the preview that the numbers of blocks speak of. */
  digest: z.string(),
  /** The article's id: the same for every attempt to bring it in. */
  id: z.string(),
  fields: z.record(z.string(), z.string()),
  dropped: z.array(z.number()),
});

const workSchema = z.object({
  text: z.string(),
  /** What the clipboard held beside `text`; let go when the text is no longer that. */
  rich: z.object({ html: z.string(), text: z.string() }).nullable(),
  edits: editsSchema.nullable(),
});

/** What must survive a reload of the import page. */
export type ImportWork = z.infer<typeof workSchema>;
export type ImportEdits = Omit<z.infer<typeof editsSchema>, 'fields'> & { fields: ArticleFields };

export const NO_WORK: ImportWork = { text: '', rich: null, edits: null };

/** The rich text that belongs to the text as it stands, or null when it was changed by hand since. */
export function richOf({ text, rich }: ImportWork): string | null {
  return rich !== null && rich.text === text ? rich.html : null;
}

/** The edits to begin a preview with: those made on it before, else none. */
export function editsFor(preview: ImportPreview, before: ImportWork['edits']): ImportEdits {
  const { digest, fields } = preview;
  if (before?.digest !== digest) return { digest, id: newId(), fields, dropped: [] };
  return { ...before, fields: { ...fields, ...before.fields } };
}

/** Of a field: from where it was read, or that it was typed, in a sentence for below it. */
export function originOf(name: ArticleFieldName, value: string, preview: ImportPreview): string {
  const read = preview.fields[name];
  const from = preview.provenance[name] ?? '';
  if (value === read && from !== '') return `Read from: ${from}`;
  if (value === read)
    return name === 'title' ? 'Not found; type it.' : 'Not found; leave it empty or type it.';
  if (read === '') return 'Typed.';
  return `${value === '' ? 'Emptied' : 'Typed'}. Read was “${read}”, from: ${from}`;
}

/** Words and blocks that stay. */
export function countKept({ blocks }: ImportPreview, dropped: ReadonlySet<number>) {
  const kept = blocks.filter((_, index) => !dropped.has(index));
  return { words: kept.reduce((sum, { words }) => sum + words, 0), blocks: kept.length, all: blocks.length };
}

/** Reads the work that this tab kept; none when it kept none, or something that is no longer understood. */
export function loadWork(key: string): ImportWork {
  try {
    return workSchema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null')).data ?? NO_WORK;
  } catch (error) {
    // Storage that is switched off, or holds something that is not ours.
    if (error instanceof DOMException || error instanceof SyntaxError) return NO_WORK;
    throw error;
  }
}

/** Keeps the work in this tab; answers whether there was room for it. */
export function saveWork(key: string, work: ImportWork): boolean {
  try {
    if (work === NO_WORK) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(work));
    return true;
  } catch (error) {
    // Full, or switched off: the page itself still holds everything.
    if (error instanceof DOMException) return false;
    throw error;
  }
}
