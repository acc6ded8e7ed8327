import type { Actor } from '@/lib/auth/actor';
import type { Guest } from '@/lib/guests/model';

/**
 * A guest in the form in which rows are read and events are written, with the narrowest of rights and no membership. It is for this room: what
 * a guest may ask for is decided here, and goes no further than their article.
 */
export function actorOf({ userId, workspaceId }: Guest): Actor {
  return { userId, workspaceId, role: 'viewer' };
}
