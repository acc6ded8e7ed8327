import { z } from 'zod';
import { DUPLICATE_REASONS } from '@/lib/sources/duplicate-rules';
import { sourceFieldsSchema, sourceInputSchema } from '@/lib/sources/model';

/** What a bibliography was read as. */
export const BIBLIOGRAPHY_FORMATS = ['bibtex', 'ris', 'csl-json'] as const;
export type BibliographyFormatName = (typeof BIBLIOGRAPHY_FORMATS)[number];

export const MAX_FILE_BYTES = 5_000_000;
export const MAX_ENTRIES = 5_000;
/** A file with what a form puts around it, or the same text as JSON, where letters can take twice the room. */
export const MAX_FILE_REQUEST_BYTES = 12_000_000;
/** The sources of one import, as JSON. */
export const MAX_SOURCES_REQUEST_BYTES = 40_000_000;

const likenessSchema = z.object({
  id: z.string(),
  title: z.string(),
  citationKey: z.string(),
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
});
/** A source of the library that an entry seems to be. */
export type Likeness = z.infer<typeof likenessSchema>;

const importedEntrySchema = z.object({
  line: z.number(),
  key: z.string(),
  fields: sourceFieldsSchema.nullable(),
  warnings: z.array(z.string()),
  /** As it stood in the file; its beginning, when it is long. */
  text: z.string(),
  duplicates: z.array(likenessSchema),
  /** The place in the list of an earlier entry of the file that seems to be the same. */
  twin: z.number().nullable(),
});
/** An entry of a bibliography as it would come in. */
export type ImportedEntry = z.infer<typeof importedEntrySchema>;

/** A bibliography as it was read, before anything is kept. */
export const bibliographyPreviewSchema = z.object({
  format: z.enum(BIBLIOGRAPHY_FORMATS),
  encoding: z.string(),
  entries: z.array(importedEntrySchema),
  warnings: z.array(z.string()),
});
export type BibliographyPreview = z.infer<typeof bibliographyPreviewSchema>;

/** The sources to be made, with ids that the client made: sent twice they are made once. */
export const importSourcesSchema = z.strictObject({
  sources: z
    .array(sourceInputSchema)
    .min(1, 'Choose at least one entry.')
    .max(MAX_ENTRIES, `Bring in at most ${MAX_ENTRIES.toLocaleString('en')} at once.`)
    .refine(
      (sources) => new Set(sources.map(({ id }) => id)).size === sources.length,
      'Two entries have one id.',
    ),
});

/** What became of an import. */
export const importedSchema = z.object({
  made: z.array(z.object({ id: z.string(), citationKey: z.string() })),
  /** How many of them this import had made before. */
  repeated: z.number(),
});
export type Imported = z.infer<typeof importedSchema>;
