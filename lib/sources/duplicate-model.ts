import { z } from 'zod';
import type { DuplicateReason } from '@/lib/sources/duplicate-rules';
import type { SourceView } from '@/lib/sources/model';

/** A source that seems to be another one, and why. */
export interface DuplicateView {
  source: SourceView;
  reasons: DuplicateReason[];
}

/** Sources that seem to be one, the one added first at the head; the first ten of them. */
export interface DuplicateGroup {
  reason: DuplicateReason;
  sources: SourceView[];
}

export const duplicateListQuerySchema = z
  .strictObject({ cursor: z.string().max(3_000), limit: z.coerce.number().int().min(1).max(100) })
  .partial();
export type DuplicateListQuery = z.infer<typeof duplicateListQuerySchema>;
