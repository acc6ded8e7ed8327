import { defineRoute } from '@/lib/http/define-route';
import { markRead } from '@/lib/inbox/commands/mark-read';
import { inboxQuerySchema, readingSchema } from '@/lib/inbox/model';
import { listNotices } from '@/lib/inbox/queries';

/** What waits for the person who asks, the newest first. */
export const GET = defineRoute({
  access: 'member',
  query: inboxQuerySchema,
  handle: ({ actor, query }) => listNotices(actor, query),
});

/** Marks notices as read, or as unread. */
export const PATCH = defineRoute({
  access: 'member',
  body: readingSchema,
  limit: 'write',
  handle: ({ actor, body }) => markRead(actor, body),
});
