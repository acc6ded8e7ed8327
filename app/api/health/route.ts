import { db } from '@/lib/db/client';
import { defineRoute } from '@/lib/http/define-route';
import { log } from '@/lib/log';
import packageJson from '@/package.json';

export const dynamic = 'force-dynamic';

/** 200 when requests can be served, 503 with the reason when the database does not answer. */
export const GET = defineRoute({
  access: 'public',
  handle: async ({ requestId }) => {
    try {
      await db.$queryRaw`SELECT 1`;
    } catch (error) {
      log.error({ requestId, err: error }, 'The database does not answer');
      return Response.json(
        {
          status: 'unavailable',
          version: packageJson.version,
          database: 'down',
          reason: 'The database does not answer.',
        },
        { status: 503, headers: { 'cache-control': 'no-store' } },
      );
    }
    return { status: 'ok', version: packageJson.version, database: 'up' };
  },
});
