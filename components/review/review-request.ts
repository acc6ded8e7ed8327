import { type Answer, ask } from '@/components/ui/ask';
import type { MoveInput, ReviewView } from '@/lib/review/model';

interface Place {
  articleId: string;
  workspaceId: string;
  userId: string;
}

const TIMEOUT_MS = 30_000;

/** How the review of an article stands. */
export async function askReview(place: Place): Promise<Answer<ReviewView>> {
  return await askWith(place);
}

/** Moves an article; sending the same again moves nothing more. */
export async function sendMove(place: Place, input: MoveInput): Promise<Answer<ReviewView>> {
  return await askWith(place, input);
}

async function askWith({ articleId, workspaceId, userId }: Place, json?: MoveInput) {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return await ask<ReviewView>(`/api/articles/${articleId}/review`, { json, workspaceId, userId, signal });
}
