import type { AgentRef, AgentView, DatedRole } from '@/lib/agents/model';
import type { Prisma } from '@/lib/db/generated/client';

/** The columns that say who is meant. */
export const agentRefSelect = {
  id: true,
  kind: true,
  name: true,
  sameAs: true,
  roles: true,
} as const satisfies Prisma.AgentSelect;

/** The columns of a person or organisation that leave the server. */
export const agentSelect = {
  ...agentRefSelect,
  aliases: true,
  note: true,
  version: true,
  createdAt: true,
  createdById: true,
  updatedAt: true,
  updatedById: true,
} as const satisfies Prisma.AgentSelect;

type StoredRef = Prisma.AgentGetPayload<{ select: typeof agentRefSelect }>;
type StoredAgent = Prisma.AgentGetPayload<{ select: typeof agentSelect }>;

/** Who is meant, as it leaves the server. The commands let no other roles in. */
export function presentAgentRef(row: StoredRef): AgentRef {
  return { ...row, roles: row.roles as DatedRole[] };
}

/** A person or organisation as it leaves the server. */
export function presentAgent(row: StoredAgent): AgentView {
  return {
    ...row,
    roles: row.roles as DatedRole[],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
