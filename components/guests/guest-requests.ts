import { z } from 'zod';
import type { GuestInput, GuestView } from '@/lib/guests/model';

type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

const problemSchema = z.object({ detail: z.string(), fields: z.record(z.string(), z.string()).optional() });
const UNREACHABLE = 'Galley could not be reached. Nothing was changed; try again in a moment.';

/** The guests of an article. */
export async function readGuests(articleId: string): Promise<Answer<{ items: GuestView[] }>> {
  return await ask(articleId, '', 'GET');
}

/** Makes a link for a guest, which is told only now. */
export async function sendInvitation(
  articleId: string,
  guest: GuestInput,
): Promise<Answer<{ token: string; expiresAt: string }>> {
  return await ask(articleId, '', 'POST', guest);
}

/** Closes the link of a guest. */
export async function sendRevocation(articleId: string, guestId: string): Promise<Answer<null>> {
  return await ask(articleId, `/${guestId}`, 'DELETE');
}

async function ask<T>(articleId: string, path: string, method: string, json?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/articles/${articleId}/guests${path}`, {
      method,
      ...(json !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(json),
      }),
    });
    if (response.status === 204) return { ok: true, value: null as T };
    const body: unknown = await response.json();
    // What our own server answers has the shape that the types of its room say.
    if (response.ok) return { ok: true, value: body as T };
    const problem = problemSchema.safeParse(body).data;
    return { ok: false, message: Object.values(problem?.fields ?? {})[0] ?? problem?.detail ?? UNREACHABLE };
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}
