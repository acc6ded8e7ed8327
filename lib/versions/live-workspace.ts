import type { Actor } from '@/lib/auth/actor';
import { getSufficiency } from '@/lib/evidence/queries';
import { getScale } from '@/lib/review/scale-queries';
import type { WorkspaceNow } from '@/lib/versions/live-rules';
import { listPeople } from '@/lib/workspaces/queries';

/** How the actor's workspace stands, as far as it shows on every open article. */
export async function readWorkspaceNow(actor: Actor): Promise<WorkspaceNow> {
  const [people, sufficiency, scale] = await Promise.all([
    listPeople(actor),
    getSufficiency(actor),
    getScale(actor),
  ]);
  return { people, sufficiency, scale };
}
