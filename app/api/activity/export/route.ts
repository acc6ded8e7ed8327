import { exportActivity } from '@/lib/activity/commands/export-activity';
import { defineRoute } from '@/lib/http/define-route';
import { jsonLinesResponse } from './json-lines-response';

/** The whole log of the workspace as lines of JSON, each chained to the one before it; docs/decisions/063-activity.md. */
export const GET = defineRoute({
  access: 'member',
  limit: 'export',
  handle: async ({ actor }) => jsonLinesResponse(await exportActivity(actor, null)),
});
