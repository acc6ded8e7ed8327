import type { Follow, InboxPage, Reading } from '@/lib/inbox/model';

type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

const UNREACHABLE = 'Galley could not be reached. Try again in a moment.';

/** How many notices wait unread; null when that cannot be known now. */
export async function countUnread(): Promise<number | null> {
  try {
    const response = await fetch('/api/inbox?unread=yes&limit=1');
    if (!response.ok) return null;
    return ((await response.json()) as InboxPage).unread;
  } catch {
    return null;
  }
}

/** Marks notices as read or unread; it arrives even when the page is left at once. Answers whether it did. */
export async function sendReading(reading: Reading): Promise<boolean> {
  try {
    const response = await fetch('/api/inbox', {
      method: 'PATCH',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(reading),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** The talk about an annotation. */
export interface Talk {
  workspaceId: string;
  articleId: string;
  annotationId: string;
}

/** Whether the person said that they want to hear of a talk. */
export async function readFollow(talk: Talk): Promise<Answer<Follow['follow']>> {
  try {
    const response = await fetch(followPath(talk), { headers: { 'x-galley-workspace': talk.workspaceId } });
    if (!response.ok) return { ok: false, message: UNREACHABLE };
    return { ok: true, value: ((await response.json()) as Follow).follow };
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}

/** Says whether they want to; answers whether it was taken. */
export async function sendFollow(talk: Talk, follow: Follow['follow']): Promise<boolean> {
  try {
    const response = await fetch(followPath(talk), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-galley-workspace': talk.workspaceId },
      body: JSON.stringify({ follow }),
    });
    return response.ok;
  } catch {
    return false;
  }
}

function followPath({ articleId, annotationId }: Talk): string {
  return `/api/articles/${articleId}/annotations/${annotationId}/follow`;
}
