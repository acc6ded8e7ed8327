import { restoreEvidence } from '@/lib/evidence/commands/change-evidence';
import { evidenceParamsSchema } from '@/lib/evidence/model';
import { defineRoute } from '@/lib/http/define-route';

/** Brings an unlinked source back. */
export const POST = defineRoute({
  access: 'member',
  params: evidenceParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => restoreEvidence(actor, params),
});
