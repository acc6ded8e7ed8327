import { z } from 'zod';
import type { DuplicateView } from '@/lib/sources/duplicate-model';
import type { SourceFields } from '@/lib/sources/model';

/** An address, a DOI or an ISBN, however it was pasted. */
export const previewInputSchema = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, 'Paste an address, a DOI or an ISBN.')
    .max(2_000, 'Use at most 2,000 characters.'),
});

/** A source as it was read, before a person decides; nothing is kept. */
export interface SourcePreview {
  recognised: 'address' | 'doi' | 'isbn';
  /** With where each was read in `provenance`. The title is empty where none was found. */
  fields: SourceFields;
  /** Why there is no more, in a sentence that says what to do; null when the page was read. */
  problem: string | null;
  /** What of the library seems to be the same. */
  duplicates: DuplicateView[];
}
