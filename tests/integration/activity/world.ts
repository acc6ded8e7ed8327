import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';

import { testDatabase } from '../../support/database';

interface WrittenEvent {
  type: string;
  data?: Prisma.InputJsonValue;
  articleId?: string;
  number?: number;
  subjectId?: string;
  actorId?: string | null;
  at?: string;
}

/** Puts events into the log as they stand there, in their order, by the actor unless told otherwise. */
export async function logEvents(actor: Actor, events: readonly WrittenEvent[]): Promise<void> {
  await testDatabase().event.createMany({
    data: events.map(({ type, data = {}, at, actorId = actor.userId, ...rest }) => ({
      workspaceId: actor.workspaceId,
      type,
      data,
      actorId,
      ...rest,
      ...(at !== undefined && { createdAt: at }),
    })),
  });
}
