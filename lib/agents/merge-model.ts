import { z } from 'zod';
import { AGENT_ROLES, CREDIT_ROLES, datedRoleSchema } from '@/lib/agents/model';
import { idSchema } from '@/lib/ids';

/** What a merge moved, and what it added to the one that was kept: exactly this is put back. */
export const mergeDataSchema = z.object({
  annotations: z.array(z.object({ annotationId: idSchema, role: z.enum(AGENT_ROLES) })),
  credits: z.array(z.object({ sourceId: idSchema, role: z.enum(CREDIT_ROLES), ordinal: z.int() })),
  /** Those that had been merged into the one that is gone. */
  merged: z.array(idSchema),
  added: z.object({
    aliases: z.array(z.string()),
    roles: z.array(datedRoleSchema),
    /** Empty when the kept one had its own. */
    sameAs: z.string(),
    note: z.string(),
  }),
});
export type MergeData = z.infer<typeof mergeDataSchema>;
