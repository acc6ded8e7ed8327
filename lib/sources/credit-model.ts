import { z } from 'zod';
import { CREDIT_ROLES, type AgentRef, type CreditRole } from '@/lib/agents/model';
import { idSchema } from '@/lib/ids';

/** Who is meant by a name of a source; null for nobody known. `name` is the one that the person saw there. */
export const creditChangeSchema = z.strictObject({
  role: z.enum(CREDIT_ROLES),
  ordinal: z.int().min(0).max(99),
  name: z.string().max(500),
  agentId: idSchema.nullable(),
});
export type CreditChange = z.infer<typeof creditChangeSchema>;

/** A name of a source and who is meant by it; the name is empty where it was linked without one. */
export interface CreditView {
  role: CreditRole;
  ordinal: number;
  name: string;
  agent: AgentRef | null;
}
