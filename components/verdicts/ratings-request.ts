import { z } from 'zod';
import { type EarlierRatings, earlierRatingsSchema } from '@/lib/review/ratings-model';

/** Whose earlier ratings are asked for; the workspace is named because another may be chosen in another tab. */
export interface RatingsPlace {
  articleId: string;
  annotationId: string;
  workspaceId: string;
}

/** What became of the question: its answer, or a sentence for the person. */
type RatingsAnswer = { ok: true; value: EarlierRatings } | { ok: false; message: string };

const problemSchema = z.object({ detail: z.string() });
const UNREACHABLE = 'Galley could not be reached. Try again in a moment.';

/** Asks how this speaker and claims like this one were rated before; never throws. */
export async function askRatings({
  articleId,
  annotationId,
  workspaceId,
}: RatingsPlace): Promise<RatingsAnswer> {
  const path = `/api/articles/${articleId}/annotations/${annotationId}/earlier-ratings`;
  const response = await fetch(path, { headers: { 'x-galley-workspace': workspaceId } }).catch(() => null);
  const json: unknown = await response?.json().catch(() => null);
  const value = response?.ok ? earlierRatingsSchema.safeParse(json) : null;
  if (value?.success) return { ok: true, value: value.data };
  return { ok: false, message: problemSchema.safeParse(json).data?.detail ?? UNREACHABLE };
}
