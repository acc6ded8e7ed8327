import { listChecks } from '@/lib/annotations/checks';
import { listAllAnnotations, listAllComments } from '@/lib/annotations/queries';
import { requireArticle } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import type { ExportBundle } from '@/lib/export/bundle';
import { deriveLines } from '@/lib/export/derive-lines';
import { listSourcesByIds } from '@/lib/sources/queries';
import { listPeople } from '@/lib/workspaces/queries';
import packageJson from '@/package.json';

/** Reads all that an export of an article holds, as the actor may see it. Throws not found as the article's query does. */
export async function readBundle(
  actor: Actor,
  articleId: string,
  { origin, exportedAt }: Pick<ExportBundle, 'origin' | 'exportedAt'>,
): Promise<ExportBundle> {
  const article = await requireArticle(actor, articleId);
  const [annotations, comments, people] = await Promise.all([
    listAllAnnotations(actor, articleId),
    listAllComments(actor, articleId),
    listPeople(actor),
  ]);
  const sourceIds = annotations.flatMap((annotation) => annotation.evidence.map((link) => link.sourceId));
  const [sources, checks] = await Promise.all([
    listSourcesByIds(actor, [...new Set(sourceIds)]),
    listChecks(actor, articleId, annotations),
  ]);
  return {
    origin,
    exportedAt,
    tool: { name: 'Galley', version: packageJson.version },
    article,
    annotations,
    comments,
    sources,
    checks,
    people: new Map(people.map(({ userId, name }) => [userId, name])),
    lines: deriveLines(article, annotations),
  };
}
