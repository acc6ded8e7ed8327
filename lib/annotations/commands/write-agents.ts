import { AGENT_ROLES, type AgentRole } from '@/lib/agents/model';
import type { FieldChange } from '@/lib/annotations/change-rules';
import { invalid } from '@/lib/annotations/refusals';
import type { Tx } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';

interface Tie {
  field: string;
  role: AgentRole;
  agentId: string | null;
}

/** Throws `invalid_input` when somebody is named who is nobody of the workspace, or was merged into another; holds the others until the end. */
export async function requireAgents(tx: Tx, actor: Actor, changed: readonly FieldChange[]): Promise<void> {
  const ties = tiesOf(changed);
  const ids = ties.flatMap(({ agentId }) => agentId ?? []);
  if (ids.length === 0) return;
  // A merge moves what names somebody: it waits, or is waited for.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM agents
    WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ANY (${ids}::uuid[]) AND merged_into_id IS NULL
    ORDER BY id FOR SHARE`;
  const known = new Set(rows.map((row) => row.id));
  const unknown = ties.filter(({ agentId }) => agentId !== null && !known.has(agentId));
  if (unknown.length === 0) return;
  const message = 'This one is no longer among the people and organisations. Choose again.';
  throw invalid(Object.fromEntries(unknown.map(({ field }) => [field, message])));
}

/** Writes who stands in an annotation as what, for the roles that were changed. */
export async function writeAgents(
  tx: Tx,
  { workspaceId }: Actor,
  annotationId: string,
  changed: readonly FieldChange[],
): Promise<void> {
  for (const { role, agentId } of tiesOf(changed)) {
    const key = { workspaceId, annotationId, role };
    if (agentId === null) await tx.annotationAgent.deleteMany({ where: key });
    else {
      await tx.annotationAgent.upsert({
        where: { workspaceId_annotationId_role: key },
        create: { ...key, agentId },
        update: { agentId },
        select: { role: true },
      });
    }
  }
}

function tiesOf(changed: readonly FieldChange[]): Tie[] {
  return changed.flatMap(({ field, to }) => {
    const role = AGENT_ROLES.find((each) => field === `agents.${each}`);
    return role ? [{ field, role, agentId: typeof to === 'string' ? to : null }] : [];
  });
}
