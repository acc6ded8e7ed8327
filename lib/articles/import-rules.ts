import { z } from 'zod';
import { articleFieldsSchema, type ArticleFields, type DocJson, type Provenance } from '@/lib/articles/model';
import { idSchema } from '@/lib/ids';

/** The largest file or paste that is taken, in bytes. */
export const MAX_IMPORT_BYTES = 5_000_000;

/** The most textblocks and UTF-16 units of text that one article may have. */
export const MAX_IMPORT_BLOCKS = 20_000;
export const MAX_IMPORT_TEXT = 2_000_000;

/** Endings of the files that are taken. */
export const IMPORT_EXTENSIONS = ['.txt', '.text', '.md', '.markdown', '.html', '.htm', '.xhtml'] as const;

/** What was read from a file or a paste, for a person to look at before it becomes an article. */
export interface ImportPreview {
  /** As they were read; the title is empty when none was found. */
  fields: ArticleFields;
  provenance: Provenance;
  doc: DocJson;
  /** The first block of `doc` was put there and holds the title; it follows the title that the person types. */
  titleAdded: boolean;
  /** What was left out or changed on the way, in sentences. */
  warnings: string[];
  encoding: string;
  /** One entry a top-level block of `doc`, in order. */
  blocks: { type: string; text: string; words: number }[];
  /** Names what was previewed; the import is refused when the same input no longer reads the same. */
  digest: string;
}

/** What a person decided on a preview. `id` is the article's, made by the browser, so that sending twice makes one. */
export const importChoicesSchema = z.strictObject({
  id: idSchema,
  fields: articleFieldsSchema,
  droppedBlocks: z.array(z.int().nonnegative()).max(MAX_IMPORT_BLOCKS),
  digest: z.string().max(100),
});
export type ImportChoices = z.infer<typeof importChoicesSchema>;
