import { z } from 'zod';
import { articleFieldsSchema, type DocJson } from '@/lib/articles/model';
import { MAX_BLOCKS } from '@/lib/articles/rules';
import { idSchema } from '@/lib/ids';

/** The largest file or paste that is taken, in bytes; a request is larger by what packs it. */
export const MAX_IMPORT_BYTES = 5_000_000;
export const MAX_IMPORT_REQUEST_BYTES = 10_000_000;

/** Endings of the files that are taken. */
export const IMPORT_EXTENSIONS = ['.txt', '.text', '.md', '.markdown', '.html', '.htm', '.xhtml'] as const;

const fieldName = articleFieldsSchema.keyof();

/** What was read from a file or a paste, for a person to look at before it becomes an article. */
export const importPreviewSchema = z.object({
  /** As they were read; the title is empty when none was found. */
  fields: z.record(fieldName, z.string()),
  /** Where each field was read. */
  provenance: z.partialRecord(fieldName, z.string()),
  doc: z.custom<DocJson>((value) => typeof value === 'object' && value !== null && 'type' in value),
  /** The first block of `doc` was put there and holds the title; it follows the title that the person types. */
  titleAdded: z.boolean(),
  /** What was left out or changed on the way, in sentences. */
  warnings: z.array(z.string()),
  encoding: z.string(),
  /** One entry a top-level block of `doc`, in order. */
  blocks: z.array(z.object({ type: z.string(), text: z.string(), words: z.number() })),
  /** Names what was previewed; the import is refused when the same input no longer reads the same. */
  digest: z.string(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** What a person decided on a preview. `id` is the article's, made by the browser, so that sending twice makes one. */
export const importChoicesSchema = z.strictObject({
  id: idSchema,
  fields: articleFieldsSchema,
  droppedBlocks: z.array(z.int().nonnegative()).max(MAX_BLOCKS),
  digest: z.string().max(100),
});
export type ImportChoices = z.infer<typeof importChoicesSchema>;
