'use server';

import { refresh } from 'next/cache';

import { createAgent } from '@/lib/agents/commands/create-agent';
import { agentInputSchema } from '@/lib/agents/model';
import { defineAction } from '@/lib/http/define-action';
import { idSchema } from '@/lib/ids';
import { sourceAccessSchema } from '@/lib/sources/access-model';
import { changeSource } from '@/lib/sources/commands/change-source';
import { createSource } from '@/lib/sources/commands/create-source';
import { distinguishSources, proposeAgain } from '@/lib/sources/commands/distinguish-sources';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { setCredit } from '@/lib/sources/commands/set-credit';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { undoMerge } from '@/lib/sources/commands/undo-merge';
import { creditChangeSchema } from '@/lib/sources/credit-model';
import { requireNamesForAll } from '@/lib/sources/credit-queries';
import { distinctionSchema } from '@/lib/sources/distinction-model';
import { mergeInputSchema } from '@/lib/sources/merge-model';
import { sourceChangeSchema, sourceInputSchema } from '@/lib/sources/model';
import { derivationSchema } from '@/lib/sources/origin-model';
import { z } from 'zod';

/** Adds a source; sent twice it adds one. */
export const addSource = defineAction({
  access: 'member',
  body: sourceInputSchema,
  limit: 'write',
  handle: async ({ actor, body }) => (await createSource(actor, body)).source.id,
});

/** Replaces the fields that are sent; a conflict when somebody else saved the source meanwhile. */
export const saveSource = defineAction({
  access: 'member',
  body: sourceChangeSchema.extend({ sourceId: idSchema }),
  limit: 'write',
  handle: async ({ actor, body: { sourceId, ...change } }) => {
    await changeSource(actor, sourceId, change);
    refresh();
  },
});

/** Opens a source or restricts it to people; tells whether the actor still sees it. */
export const saveSourceAccess = defineAction({
  access: 'member',
  body: z.strictObject({ sourceId: idSchema, change: sourceAccessSchema }),
  limit: 'write',
  handle: async ({ actor, body: { sourceId, change } }) => {
    const source = await setSourceAccess(actor, sourceId, change);
    if (source) refresh();
    return source !== null;
  },
});

/** Says what a source derives from. */
export const saveDerivation = defineAction({
  access: 'member',
  body: z.strictObject({ sourceId: idSchema, change: derivationSchema }),
  limit: 'write',
  handle: async ({ actor, body: { sourceId, change } }) => {
    await setDerivation(actor, sourceId, change);
    refresh();
  },
});

/** Makes two sources one; answers the id of the one that stands. */
export const saveMerge = defineAction({
  access: 'member',
  body: mergeInputSchema,
  limit: 'write',
  handle: async ({ actor, body }) => (await mergeSources(actor, body)).id,
});

/** Takes a merge back; answers the names of the fields that stay as they are. */
export const takeBackMerge = defineAction({
  access: 'member',
  body: z.strictObject({ mergeId: idSchema }),
  limit: 'write',
  handle: async ({ actor, body }) => {
    const { gone, stayed } = await undoMerge(actor, body.mergeId);
    refresh();
    return { goneId: gone.id, stayed };
  },
});

/** Says that sources are not the same, so that they are not proposed again. */
export const setApart = defineAction({
  access: 'member',
  body: distinctionSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    await distinguishSources(actor, body);
    refresh();
  },
});

/** Takes that back. */
export const takeBackApart = defineAction({
  access: 'member',
  body: distinctionSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    await proposeAgain(actor, body);
    refresh();
  },
});

/** Says who is meant by a name of a source, or takes that back. */
export const saveCredit = defineAction({
  access: 'member',
  body: z.strictObject({ sourceId: idSchema, change: creditChangeSchema }),
  limit: 'write',
  handle: async ({ actor, body: { sourceId, change } }) => {
    await setCredit(actor, sourceId, change);
    refresh();
  },
});

/** Adds a person or organisation and says that a name of a source means them. */
export const addCredited = defineAction({
  access: 'member',
  body: z.strictObject({
    sourceId: idSchema,
    change: creditChangeSchema.omit({ agentId: true }),
    agent: agentInputSchema,
  }),
  limit: 'write',
  handle: async ({ actor, body: { sourceId, change, agent } }) => {
    await requireNamesForAll(actor, sourceId);
    const made = await createAgent(actor, agent);
    await setCredit(actor, sourceId, { ...change, agentId: made.agent.id });
    refresh();
  },
});
