'use server';

import { refresh } from 'next/cache';

import { defineAction } from '@/lib/http/define-action';
import { idSchema } from '@/lib/ids';
import { changeSource } from '@/lib/sources/commands/change-source';
import { createSource } from '@/lib/sources/commands/create-source';
import { sourceChangeSchema, sourceInputSchema } from '@/lib/sources/model';

/** Adds a source; sent twice it adds one. */
export const addSource = defineAction({
  access: 'member',
  body: sourceInputSchema,
  limit: 'write',
  handle: async ({ actor, body }) => (await createSource(actor, body)).source.id,
});

/** Replaces what is said of a source; a conflict when somebody else saved it meanwhile. */
export const saveSource = defineAction({
  access: 'member',
  body: sourceChangeSchema.extend({ sourceId: idSchema }),
  limit: 'write',
  handle: async ({ actor, body: { sourceId, ...change } }) => {
    await changeSource(actor, sourceId, change);
    refresh();
  },
});
