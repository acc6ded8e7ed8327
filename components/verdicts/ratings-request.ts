import { type Answer, ask } from '@/components/ui/ask';
import { type EarlierRatings, earlierRatingsSchema } from '@/lib/review/ratings-model';

/** Whose earlier ratings are asked for; the workspace is named because another may be chosen in another tab. */
export interface RatingsPlace {
  articleId: string;
  annotationId: string;
  workspaceId: string;
}

/** Asks how this speaker and claims like this one were rated before; never throws. */
export async function askRatings({
  articleId,
  annotationId,
  workspaceId,
}: RatingsPlace): Promise<Answer<EarlierRatings>> {
  const path = `/api/articles/${articleId}/annotations/${annotationId}/earlier-ratings`;
  return await ask(path, { workspaceId, schema: earlierRatingsSchema });
}
