import { type Answer, ask } from '@/components/ui/ask';
import type { Follow, InboxPage, Reading } from '@/lib/inbox/model';

/** How many notices wait unread; null when that cannot be known now. */
export async function countUnread(): Promise<number | null> {
  const answer = await ask<InboxPage>('/api/inbox?unread=yes&limit=1');
  return answer.ok ? answer.value.unread : null;
}

/** Marks notices as read or unread; it arrives even when the page is left at once. Answers whether it did. */
export async function sendReading(reading: Reading): Promise<boolean> {
  return (await ask('/api/inbox', { method: 'PATCH', json: reading, keepalive: true })).ok;
}

/** The talk about an annotation. */
export interface Talk {
  workspaceId: string;
  articleId: string;
  annotationId: string;
}

/** Whether the person said that they want to hear of a talk. */
export async function readFollow({ workspaceId, ...talk }: Talk): Promise<Answer<Follow>> {
  return await ask(followPath(talk), { workspaceId });
}

/** Says whether they want to; answers whether it was taken. */
export async function sendFollow({ workspaceId, ...talk }: Talk, follow: Follow['follow']): Promise<boolean> {
  return (await ask(followPath(talk), { method: 'PUT', json: { follow }, workspaceId })).ok;
}

function followPath({ articleId, annotationId }: Omit<Talk, 'workspaceId'>): string {
  return `/api/articles/${articleId}/annotations/${annotationId}/follow`;
}
