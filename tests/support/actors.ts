import { ROLES, type Actor, type Role } from '@/lib/auth/actor';
import type { PrismaClient, User, Workspace } from '@/lib/db/generated/client';

import { createUser, type UserOptions } from '../../prisma/factories/users';
import { createWorkspace } from '../../prisma/factories/workspaces';

export interface PersonOptions extends UserOptions {
  /** Needed where the person's key is not itself the role. */
  role?: Role;
}

/** A workspace made for one test, with its people under the keys that the test gave them. */
export interface WorkspaceWith<K extends string> {
  workspace: Workspace;
  actors: Record<K, Actor>;
  users: Record<K, User>;
}

/**
 * Makes people and a workspace of them, of which the first is the founder:
 * `createWorkspaceWith(db, { owner: {}, checker: { name: 'Ottilie' }, other: { role: 'checker' } })`.
 */
export async function createWorkspaceWith<K extends string>(
  db: PrismaClient,
  people: Record<K, PersonOptions>,
  name?: string,
): Promise<WorkspaceWith<K>> {
  const keys = Object.keys(people) as K[];
  const users = {} as Record<K, User>;
  for (const key of keys) {
    const { role: _, ...options }: PersonOptions = people[key];
    users[key] = await createUser(db, { name: `The ${key}`, ...options });
  }
  const [founder, ...others] = keys.map((key) => ({
    userId: users[key].id,
    role: people[key].role ?? roleNamed(key),
  }));
  if (!founder) throw new Error('A workspace needs at least one person.');
  const workspace = await createWorkspace(db, {
    members: [founder, ...others],
    ...(name !== undefined && { name }),
  });
  const actors = {} as Record<K, Actor>;
  for (const [index, { userId, role }] of [founder, ...others].entries()) {
    const key = keys[index];
    if (key !== undefined) actors[key] = { userId, workspaceId: workspace.id, role };
  }
  return { workspace, actors, users };
}

function roleNamed(key: string): Role {
  const role = ROLES.find((one) => one === key);
  if (role === undefined) throw new Error(`Give ${key} a role.`);
  return role;
}
