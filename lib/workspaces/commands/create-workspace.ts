import type { Actor } from '@/lib/auth/actor';
import type { Person } from '@/lib/auth/model';
import type { Prisma } from '@/lib/db/generated/client';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { newId } from '@/lib/ids';

/** Makes a person's own workspace, named after them, and returns them as its owner. */
export async function createWorkspace(
  tx: Prisma.TransactionClient,
  { userId, name }: Pick<Person, 'userId' | 'name'>,
): Promise<Actor> {
  const actor: Actor = { userId, workspaceId: newId(), role: 'owner' };
  await tx.workspace.create({
    data: {
      id: actor.workspaceId,
      name: `${Array.from(name).slice(0, 90).join('')}’s desk`,
      createdById: userId,
      memberships: { create: { userId, role: 'owner' } },
    },
  });
  await appendWorkspaceEvent(tx, actor, { type: 'workspace.created', subjectId: actor.workspaceId });
  return actor;
}
