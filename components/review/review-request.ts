import { z } from 'zod';
import type { MoveInput, ReviewView } from '@/lib/review/model';

/** What became of a request: how the review stands then, or a sentence for the person. */
export type ReviewAnswer =
  | { ok: true; value: ReviewView }
  /** `isStale`: the article stands otherwise than it was shown, or something stands in the way. */
  | { ok: false; message: string; isStale: boolean };

interface Place {
  articleId: string;
  workspaceId: string;
  userId: string;
}

const TIMEOUT_MS = 30_000;
const problemSchema = z.object({ detail: z.string() });

/** How the review of an article stands. */
export async function askReview(place: Place): Promise<ReviewAnswer> {
  return await ask(place, {});
}

/** Moves an article; sending the same again moves nothing more. */
export async function sendMove(place: Place, input: MoveInput): Promise<ReviewAnswer> {
  return await ask(place, { method: 'POST', body: JSON.stringify(input) });
}

async function ask({ articleId, workspaceId, userId }: Place, init: RequestInit): Promise<ReviewAnswer> {
  const type = init.body === undefined ? {} : { 'content-type': 'application/json' };
  // Somebody else may have signed in on this browser since: then nothing is signed under their name.
  const headers = { ...type, 'x-galley-workspace': workspaceId, 'x-galley-person': userId };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(`/api/articles/${articleId}/review`, { ...init, headers, signal }).catch(
    () => null,
  );
  if (!response) {
    return {
      ok: false,
      message: 'Galley could not be reached. What you wrote is kept; try again in a moment.',
      isStale: false,
    };
  }
  const answer: unknown = await response.json().catch(() => null);
  // What our own server answers has the shape that the types of its room say.
  if (response.ok && answer !== null) return { ok: true, value: answer as ReviewView };
  const message = problemSchema.safeParse(answer).data?.detail ?? 'Something went wrong. Try again.';
  return { ok: false, message, isStale: response.status === 409 };
}
