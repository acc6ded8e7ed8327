'use server';

import { refresh } from 'next/cache';

import { changeAgent } from '@/lib/agents/commands/change-agent';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { deleteAgent } from '@/lib/agents/commands/delete-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { undoMerge } from '@/lib/agents/commands/undo-merge';
import {
  agentChangeSchema,
  agentInputSchema,
  agentParamsSchema,
  mergeInputSchema,
  mergeParamsSchema,
} from '@/lib/agents/model';
import { defineAction } from '@/lib/http/define-action';
import { idSchema } from '@/lib/ids';

/** Adds a person or organisation; sent twice it adds one. */
export const addAgent = defineAction({
  access: 'member',
  body: agentInputSchema,
  limit: 'write',
  handle: async ({ actor, body }) => (await createAgent(actor, body)).agent.id,
});

/** Replaces the fields that are sent; a conflict when somebody else saved it meanwhile. */
export const saveAgent = defineAction({
  access: 'member',
  body: agentChangeSchema.extend({ agentId: idSchema }),
  limit: 'write',
  handle: async ({ actor, body: { agentId, ...change } }) => {
    await changeAgent(actor, agentId, change);
    refresh();
  },
});

/** Says that two are one, and tells how much went over. */
export const joinAgents = defineAction({
  access: 'member',
  body: mergeInputSchema.extend({ agentId: idSchema }),
  limit: 'write',
  handle: async ({ actor, body: { agentId, ...merge } }) => (await mergeAgents(actor, agentId, merge)).moved,
});

/** Takes a merge back. */
export const separateAgents = defineAction({
  access: 'member',
  body: mergeParamsSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    await undoMerge(actor, body.agentId, body.mergeId);
    refresh();
  },
});

/** Deletes one that nothing names. */
export const removeAgent = defineAction({
  access: 'member',
  body: agentParamsSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    await deleteAgent(actor, body.agentId);
  },
});
