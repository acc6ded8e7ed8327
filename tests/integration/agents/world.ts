import { createAgent } from '@/lib/agents/commands/create-agent';
import type { AgentInput, AgentRole, AgentView, CreditRole } from '@/lib/agents/model';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import type { AnnotationView } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';

import { buildAgent } from '../../../prisma/factories/agents';
import { testDatabase } from '../../support/database';

/** Adds a person to the workspace, or what `parts` say. */
export async function addAgent(actor: Actor, parts: Partial<AgentInput> = {}): Promise<AgentView> {
  return (await createAgent(actor, buildAgent(parts))).agent;
}

/** Says who stands in an annotation as what, from what the annotation says. */
export async function tie(
  actor: Actor,
  annotation: AnnotationView,
  role: AgentRole,
  agentId: string | null,
): Promise<AnnotationView> {
  const from = annotation.agents[role]?.id ?? null;
  return await changeAnnotation(actor, annotation.articleId, annotation.id, {
    articleVersion: annotation.textVersion,
    changes: { [`agents.${role}`]: { from, to: agentId } },
  });
}

/** Names somebody in a source. */
export async function credit(
  { workspaceId }: Actor,
  sourceId: string,
  role: CreditRole,
  agentId: string,
): Promise<void> {
  const place = { workspaceId, sourceId, role, ordinal: 0 };
  // Making the source may have linked its names already.
  await testDatabase().sourceCredit.upsert({
    where: { workspaceId_sourceId_role_ordinal: place },
    create: { ...place, agentId },
    update: { agentId },
  });
}
