import { type Answer, ask } from '@/components/ui/ask';
import type { GuestInput, GuestView } from '@/lib/guests/model';

/** The guests of an article. */
export async function readGuests(articleId: string): Promise<Answer<{ items: GuestView[] }>> {
  return await ask(pathOf(articleId));
}

/** Makes a link for a guest, which is told only now. */
export async function sendInvitation(
  articleId: string,
  guest: GuestInput,
): Promise<Answer<{ token: string; expiresAt: string }>> {
  const answer = await ask<{ token: string; expiresAt: string }>(pathOf(articleId), { json: guest });
  if (answer.ok) return answer;
  const [first = answer.message] = Object.values(answer.problem?.fields ?? {});
  return { ...answer, message: first };
}

/** Closes the link of a guest. */
export async function sendRevocation(articleId: string, guestId: string): Promise<Answer<null>> {
  return await ask(`${pathOf(articleId)}/${guestId}`, { method: 'DELETE' });
}

function pathOf(articleId: string): string {
  return `/api/articles/${articleId}/guests`;
}
