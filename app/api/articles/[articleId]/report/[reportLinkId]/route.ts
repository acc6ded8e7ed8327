import { defineRoute } from '@/lib/http/define-route';
import { changeReport } from '@/lib/report/commands/change-report';
import { revokeReport } from '@/lib/report/commands/revoke-report';
import { reportChangeSchema, reportParamsSchema } from '@/lib/report/model';

/** Changes what readers are given. */
export const PATCH = defineRoute({
  access: 'member',
  params: reportParamsSchema,
  body: reportChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => changeReport(actor, params.articleId, params.reportLinkId, body),
});

/** Takes the link back; the answer is how the report stands then. */
export const DELETE = defineRoute({
  access: 'member',
  params: reportParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => revokeReport(actor, params.articleId, params.reportLinkId),
});
