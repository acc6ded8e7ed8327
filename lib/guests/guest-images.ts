import { FOR_GUESTS } from '@/lib/annotations/visibility-rules';
import type { Guest } from '@/lib/guests/model';
import { requirePostedImageBytes, type ImageBytes } from '@/lib/images/queries';

/** The bytes of a picture in the talk that the guest reads. Throws not found for every other, also of their article. */
export async function requireGuestImage(
  { workspaceId, articleId }: Guest,
  imageId: string,
): Promise<ImageBytes> {
  return await requirePostedImageBytes({ workspaceId, articleId, imageId }, FOR_GUESTS);
}
