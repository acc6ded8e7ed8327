import { Copies } from '@/components/captures/copy-list';
import type { Actor } from '@/lib/auth/actor';
import { canKeepCopies } from '@/lib/captures/policy';
import { listCaptures } from '@/lib/captures/queries';

/** The section of a source's page that holds its kept copies. */
export async function CopiesOfSource({
  actor,
  source,
}: {
  actor: Actor;
  source: { id: string; url: string };
}) {
  return (
    <Copies
      sourceId={source.id}
      workspaceId={actor.workspaceId}
      address={source.url}
      page={await listCaptures(actor, source.id, { limit: 20 })}
      canKeep={canKeepCopies(actor)}
    />
  );
}
