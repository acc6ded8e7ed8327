import { z } from 'zod';
import { idSchema } from '@/lib/ids';

/** The largest picture that is taken, in bytes as it is sent, and in pixels by what it says of itself. */
export const MAX_IMAGE_BYTES = 8_000_000;
export const MAX_IMAGE_PIXELS = 25_000_000;
/** The longer side of a picture as it is kept, in pixels. */
export const MAX_IMAGE_SIDE = 2_000;
export const MAX_IMAGES = 4;

/** A picture that stands in a comment, or is to stand in one. */
export const imageViewSchema = z.object({
  id: idSchema,
  /** What it shows, in words; empty when nobody said. */
  alt: z.string(),
  /** Pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
});
export type ImageView = z.infer<typeof imageViewSchema>;

const altSchema = z
  .string()
  .trim()
  .max(300, 'Say in at most 300 characters what it shows.')
  .transform((alt) => alt.replaceAll(/\s+/gu, ' '));

/** The pictures that a comment is posted with, in their order; each was sent before. */
export const commentImagesSchema = z
  .array(z.strictObject({ id: idSchema, alt: altSchema }))
  .max(MAX_IMAGES, `A comment takes at most ${MAX_IMAGES} pictures.`)
  .refine((images) => new Set(images.map(({ id }) => id)).size === images.length, 'Name each picture once.');
export type CommentImageInput = z.infer<typeof commentImagesSchema>[number];

/** The path of one picture. */
export const imageParamsSchema = z.object({ articleId: idSchema, imageId: idSchema });
/** The id of a picture that is sent, made by the client, so that sending the same twice keeps one. */
export const imageQuerySchema = z.strictObject({ id: idSchema });
