import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import type { SourceView } from '@/lib/sources/model';

const otherIds = z.array(idSchema).min(1).max(20);

/** Whether the source of the path is set apart from these others, or proposed beside them again. */
export const distinctionBodySchema = z.strictObject({ otherIds, isApart: z.boolean() });

/** A source that is not the same as these others, though it seems so. */
export const distinctionSchema = z
  .strictObject({ sourceId: idSchema, otherIds })
  .refine(({ sourceId, otherIds }) => !otherIds.includes(sourceId), {
    error: 'Choose two sources.',
    path: ['otherIds'],
  });
export type DistinctionInput = z.infer<typeof distinctionSchema>;

/** A source that was said to be another one, with who said it. */
export interface DistinctionView {
  source: SourceView;
  at: string;
  byId: string;
}
