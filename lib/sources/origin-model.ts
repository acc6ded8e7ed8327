import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import { DERIVATIONS } from '@/lib/sources/model';

export const ORIGIN_KINDS = ['dispatch', 'press_release', 'study', 'dataset', 'event', 'other'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** `id` is made by the client, so that sending the same thing twice makes one. */
export const originInputSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(ORIGIN_KINDS),
  title: z.string().trim().min(1, 'Say what they derive from.').max(500, 'Use at most 500 characters.'),
  note: z.string().trim().max(5_000, 'Use at most 5,000 characters.').default(''),
});
export type OriginInput = z.infer<typeof originInputSchema>;

/** What several sources derive from; support is counted by it. */
export interface OriginView {
  id: string;
  kind: OriginKind;
  title: string;
  note: string;
}

/** Where a source comes from: the origin that it is counted by, and the source that it was made from, with how. */
export const derivationSchema = z
  .strictObject({
    version: z.int().min(1),
    originId: idSchema.nullable(),
    derivedFromId: idSchema.nullable(),
    derivation: z.enum(DERIVATIONS).nullable(),
  })
  .refine(({ derivedFromId, derivation }) => (derivedFromId === null) === (derivation === null), {
    error: 'Say how it derives from the other source, or name no other source.',
    path: ['derivation'],
  });
export type DerivationChange = z.infer<typeof derivationSchema>;

export const originListQuerySchema = z
  .strictObject({ search: z.string().trim().max(300), limit: z.coerce.number().int().min(1).max(100) })
  .partial();
export type OriginListQuery = z.infer<typeof originListQuerySchema>;
