import { changeEvidence, unlinkEvidence } from '@/lib/evidence/commands/change-evidence';
import { evidenceChangeSchema, evidenceParamsSchema } from '@/lib/evidence/model';
import { defineRoute } from '@/lib/http/define-route';

/** Changes what is said of the link; 409 when it is not the newest version. */
export const PATCH = defineRoute({
  access: 'member',
  params: evidenceParamsSchema,
  body: evidenceChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => changeEvidence(actor, params, body),
});

/** Unlinks the source; the link can be restored. */
export const DELETE = defineRoute({
  access: 'member',
  params: evidenceParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => unlinkEvidence(actor, params),
});
