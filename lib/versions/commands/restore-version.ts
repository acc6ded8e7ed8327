import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { replaceText } from '@/lib/versions/commands/replace-text';
import type { WrittenVersion } from '@/lib/versions/new-version-rules';
import { requireWritableArticle } from '@/lib/versions/preview-version';
import { readVersion } from '@/lib/versions/read-version';
import { joined } from '@/lib/versions/steps-between';

/**
 * Makes the text what it was at a version, by new steps: nothing of what came since is taken out of the history. Annotations whose words
 * come back are where they were. Sending the same again, or restoring what is there, writes nothing.
 */
export async function restoreVersion(
  actor: Actor,
  articleId: string,
  version: number,
  { id, baseVersion }: { id: string; baseVersion: number },
): Promise<WrittenVersion> {
  await requireWritableArticle(actor, articleId);
  const { doc } = await readVersion(actor, articleId, version);
  const revision = await db.revision.findFirst({
    where: { workspaceId: actor.workspaceId, articleId, version },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { name: true },
  });
  const old = revision?.name ?? (version === 0 ? 'as it was brought in' : `version ${version}`);
  const name = `Restored: ${old.replace(/^Restored: /, '')}`.slice(0, 200);
  return await replaceText(actor, articleId, {
    id,
    baseVersion,
    doc: joined(doc),
    choices: [],
    name,
    nameBefore: `Before: ${name}`.slice(0, 200),
    event: { type: 'article.version_restored', data: { restored: version } },
  });
}
