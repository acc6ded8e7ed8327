import type { Role } from '@/lib/auth/actor';
import type { Prisma, PrismaClient, Workspace } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';

type Client = PrismaClient | Prisma.TransactionClient;

export interface WorkspaceOptions {
  id?: string;
  name?: string;
  createdAt?: Date;
  /** In the order in which they joined; the first one made the workspace. */
  members: readonly [{ userId: string; role: Role }, ...{ userId: string; role: Role }[]];
}

/**
 * Makes a workspace with its members. Those after the first have joined by an invitation, as everybody does, so that their
 * names stay known after they leave.
 */
export async function createWorkspace(client: Client, options: WorkspaceOptions): Promise<Workspace> {
  const { id = newId(), name = 'The Saltmere Lantern', createdAt = new Date(), members } = options;
  const [founder, ...others] = members;
  return await client.workspace.create({
    data: {
      id,
      name,
      createdById: founder.userId,
      createdAt,
      memberships: { create: members.map((member) => ({ ...member, createdAt })) },
      invitations: {
        create: others.map(({ userId, role }) => ({
          id: newId(),
          tokenHash: `spent-${newId()}`,
          role: role === 'owner' ? 'editor' : role,
          createdById: founder.userId,
          createdAt,
          expiresAt: createdAt,
          acceptedAt: createdAt,
          acceptedById: userId,
        })),
      },
    },
  });
}
