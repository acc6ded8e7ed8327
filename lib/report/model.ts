import { z } from 'zod';
import { idSchema } from '@/lib/ids';

/** For how long, in seconds, a shared cache may go on showing a report after it was revoked, changed or corrected. */
export const REPORT_SECONDS = 60;

/** What readers are given of an article beside its findings. */
export const reportOptionsSchema = z.strictObject({
  /** The whole text, or the words that were checked only. */
  showsText: z.boolean(),
  /** Who checked and approved, by name. */
  showsTeam: z.boolean(),
  /** Search engines may list it. */
  isListed: z.boolean(),
});
export type ReportOptions = z.infer<typeof reportOptionsSchema>;

/** What a link gives unless somebody chooses otherwise. */
export const DEFAULT_OPTIONS: ReportOptions = { showsText: true, showsTeam: false, isListed: false };

/** `id` is made by the client, so that sending the same thing twice makes one link. */
export const shareInputSchema = z.strictObject({ id: idSchema, options: reportOptionsSchema });
export type ShareInput = z.infer<typeof shareInputSchema>;

/** `version` is that of the link that the person saw. */
export const reportChangeSchema = z.strictObject({
  version: z.int().min(1),
  options: reportOptionsSchema,
});
export type ReportChange = z.infer<typeof reportChangeSchema>;

/** The path of one link. */
export const reportParamsSchema = z.object({ articleId: idSchema, reportLinkId: idSchema });

/** A link as those see it who may share it. */
export interface ReportLinkView extends ReportOptions {
  id: string;
  /** Where it leads, as a path: the token is its last part. */
  path: string;
  version: number;
  /** UTC, ISO 8601. */
  createdAt: string;
}

/** Why there is nothing to share, or `ready`. */
export type ReportStanding = 'ready' | 'unpublished' | 'withdrawn';

/** How the public report of an article stands. */
export interface ReportView {
  standing: ReportStanding;
  /** Null when it is not shared. */
  link: ReportLinkView | null;
}
