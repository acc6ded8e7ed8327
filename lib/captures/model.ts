import { z } from 'zod';
import { idSchema } from '@/lib/ids';

/** The largest copy that is kept, in bytes; a request is larger by what packs it. */
export const MAX_COPY_BYTES = 20_000_000;
export const MAX_COPY_REQUEST_BYTES = 21_000_000;
/** The longest text that can be pasted as a copy, in bytes of UTF-8, rich or plain. */
export const MAX_PASTED_BYTES = 5_000_000;

export const CAPTURE_WAYS = ['upload', 'paste', 'fetch'] as const;
/** How a copy was made: from a file, from what a person pasted, or from what an address answered. */
export type CaptureWay = (typeof CAPTURE_WAYS)[number];

const PLACE_TYPES = ['page', 'timestamp', 'section'] as const;

/** Where a page, a cue or a section begins: `start` is an offset in the copy's text, `value` a locator as people write it ("iv", "00:01:12"). */
export const capturePlaceSchema = z.object({
  type: z.enum(PLACE_TYPES),
  value: z.string(),
  start: z.int().nonnegative(),
});
export type CapturePlace = z.infer<typeof capturePlaceSchema>;

/** All that is known of a copy but for what stands in it. */
export const captureViewSchema = z.object({
  id: idSchema,
  sourceId: idSchema,
  /** Counts the copies of a source from 1. */
  number: z.int().min(1),
  way: z.enum(CAPTURE_WAYS),
  mediaType: z.string(),
  /** Empty for what was not a file. */
  fileName: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
  /** Of the bytes, hex. */
  sha256: z.string(),
  /** The address that was asked for, those that led on, and the one that answered; empty for what was not fetched. */
  address: z.string(),
  redirects: z.array(z.string()),
  finalAddress: z.string(),
  /** Of the answer, those that matter, by their names in lower case. */
  headers: z.record(z.string(), z.string()),
  title: z.string(),
  /** BCP 47; empty when unknown. */
  language: z.string(),
  /** What could not be read of it, in sentences; empty when all was. */
  warning: z.string(),
  /** Whether there is text in it that can be read, searched and cited. */
  hasText: z.boolean(),
  createdAt: z.string(),
  createdById: idSchema,
  /** The name of the person who kept it. */
  createdBy: z.string(),
});
export type CaptureView = z.infer<typeof captureViewSchema>;

/** A copy with what stands in it. */
export interface CaptureText extends CaptureView {
  /** A document of lib/editor/schema, whose projected text evidence points into. */
  doc: CaptureDoc;
  places: CapturePlace[];
}

/** A document of lib/editor/schema as JSON. */
export interface CaptureDoc {
  type: string;
  attrs?: Record<string, unknown>;
  content?: CaptureDoc[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

/** One page of a source's copies, the newest first; the cursor is null on the last page. */
export interface CapturePage {
  items: CaptureView[];
  nextCursor: number | null;
}

/** What the list of copies can be asked; the cursor is the number of the last copy seen. */
export const captureListQuerySchema = z
  .strictObject({
    cursor: z.coerce.number().int().min(1).max(2_147_483_647),
    limit: z.coerce.number().int().min(1).max(100),
  })
  .partial();
export type CaptureListQuery = z.infer<typeof captureListQuerySchema>;

/** What was read of a copy; lib/import/capture makes it. */
export interface CaptureReading {
  mediaType: string;
  doc: CaptureDoc;
  /** lib/text projectText of `doc`; empty when there is no text in it. */
  text: string;
  places: CapturePlace[];
  title: string;
  language: string;
  warning: string;
}

/** A copy to be kept. `id` is made by the client, so that sending the same twice keeps one. */
export interface CaptureInput {
  id: string;
  way: CaptureWay;
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  address: string;
  redirects: string[];
  finalAddress: string;
  headers: Record<string, string>;
  reading: CaptureReading;
}

/** What is sent to keep a copy without a file. Rich text is what the clipboard had, and is kept in place of the plain one. */
export const captureRequestSchema = z.discriminatedUnion('way', [
  z.strictObject({
    id: idSchema,
    way: z.literal('paste'),
    text: z.string(),
    html: z.string().exactOptional(),
  }),
  z.strictObject({ id: idSchema, way: z.literal('fetch'), address: z.string().trim().min(1).max(4_000) }),
]);

/** What became of a copy's bytes: whether their hash is the one that was kept, and when that was looked at. */
export const integritySchema = z.object({
  captureId: idSchema,
  number: z.int().min(1),
  isWhole: z.boolean(),
  /** The hash that was kept, and that of the bytes as they are; hex. */
  sha256: z.string(),
  found: z.string(),
  checkedAt: z.string(),
});
export type Integrity = z.infer<typeof integritySchema>;

/** One page of the checks of a source's copies, the newest copy first. */
export const integrityPageSchema = z.object({
  items: z.array(integritySchema),
  nextCursor: z.int().nullable(),
});
export type IntegrityPage = z.infer<typeof integrityPageSchema>;

/** The path of everything under one copy. */
export const captureParamsSchema = z.object({ captureId: idSchema });
