import type { Actor } from '@/lib/auth/actor';
import type { Person } from '@/lib/auth/model';
import { db } from '@/lib/db/client';
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

/**
 * Makes a workspace for a person who belongs to none, and furnishes it in the same transaction. For a person who belongs to
 * one by now (the button was pressed twice) it changes nothing.
 */
export async function createOwnWorkspace(
  person: Pick<Person, 'userId' | 'name'>,
  furnish: (tx: Prisma.TransactionClient, actor: Actor) => Promise<unknown>,
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const { userId } = person;
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
      if ((await tx.membership.count({ where: { userId } })) > 0) return;
      await furnish(tx, await createWorkspace(tx, person));
    },
    { timeout: 30_000 },
  );
}
