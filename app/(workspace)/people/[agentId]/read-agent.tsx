import { notFound } from 'next/navigation';
import { cache } from 'react';

import { agentParamsSchema, type AgentView } from '@/lib/agents/model';
import { requireAgent } from '@/lib/agents/queries';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';

/** Whom the address names, or whom that one was merged into; the page for what is not there otherwise. */
export const readAgent = cache(async (actor: Actor, agentId: string | undefined): Promise<AgentView> => {
  const params = agentParamsSchema.safeParse({ agentId });
  if (!params.success) notFound();
  try {
    return await requireAgent(actor, params.data.agentId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});
