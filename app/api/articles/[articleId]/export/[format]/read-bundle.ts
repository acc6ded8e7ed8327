import { withheldEvidence } from '@/lib/evidence/rules';
import { listAllAnnotations, listAllComments } from '@/lib/annotations/queries';
import type { AnnotationView } from '@/lib/annotations/model';
import type { DocJson } from '@/lib/articles/model';
import { requireArticle } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { projectionOf } from '@/lib/editor/projection-of';
import { listCaptureHashes, listLineages } from '@/lib/evidence/queries';
import type { ExportBundle } from '@/lib/export/bundle';
import { deriveLines } from '@/lib/export/derive-lines';
import { wordsWithImages } from '@/lib/images/words-rules';
import { getScale } from '@/lib/review/scale-queries';
import { listSourcesForExport } from '@/lib/sources/queries';
import { textHash } from '@/lib/versions/doc-hash';
import { readVersion } from '@/lib/versions/read-version';
import { listPeople } from '@/lib/workspaces/queries';
import packageJson from '@/package.json';

/** Reads all that an export of an article holds, as the actor may see it. Throws not found as the article's query does. */
export async function readBundle(
  actor: Actor,
  articleId: string,
  { origin, exportedAt }: Pick<ExportBundle, 'origin' | 'exportedAt'>,
): Promise<ExportBundle> {
  // The talk first: what is said after something was restricted is not there.
  const comments = await listAllComments(actor, articleId);
  const all = await listAllAnnotations(actor, articleId);
  const found = all.filter(({ visibility }) => visibility !== 'restricted');
  const foundIds = new Set(found.map(({ id }) => id));
  const [article, people] = await Promise.all([readArticleFor(all, actor, articleId), listPeople(actor)]);
  const sourceIds = found.flatMap((annotation) => annotation.evidence.map((link) => link.sourceId));
  const [sources, lineages, scale] = await Promise.all([
    listSourcesForExport(actor, [...new Set(sourceIds)]),
    listLineages(actor, articleId, sourceIds),
    getScale(actor),
  ]);
  const withheld = new Set(sources.flatMap((source) => (source.isWithheld ? [source.id] : [])));
  const annotations = found.map((annotation) => ({
    ...annotation,
    evidence: annotation.evidence.map((link) =>
      withheld.has(link.sourceId) ? withheldEvidence(link) : link,
    ),
  }));
  const links = annotations.flatMap(({ evidence }) => evidence);
  const captureIds = links.flatMap(({ captureId }) => captureId ?? []);
  return {
    origin,
    exportedAt,
    tool: { name: 'Galley', version: packageJson.version },
    article,
    annotations,
    withheldAnnotations: all.length - found.length,
    comments: inWords(new Map([...comments].filter(([id]) => foundIds.has(id)))),
    sources,
    lineages: new Map(lineages.map((lineage) => [lineage.id, lineage])),
    captureHashes: await listCaptureHashes(actor, captureIds),
    scale: { ...scale, id: actor.workspaceId },
    people: new Map(people.map(({ userId, name }) => [userId, name])),
    lines: linesOf(article, all, found),
  };
}

// Whether a sentence was read is true of the article; how many items it has is told of those that are in the file.
function linesOf(
  article: ExportBundle['article'],
  all: readonly AnnotationView[],
  found: readonly AnnotationView[],
): ExportBundle['lines'] {
  const whole = deriveLines(article, all);
  return deriveLines(article, found).map((line, index) => ({
    ...line,
    status: whole[index]?.status ?? line.status,
  }));
}

// No format takes pictures along: each says where one stood.
function inWords(comments: ExportBundle['comments']): ExportBundle['comments'] {
  return new Map(
    [...comments].map(([id, talk]) => [
      id,
      talk.map((comment) => ({ ...comment, body: wordsWithImages(comment) })),
    ]),
  );
}

/** The article with the text that the annotations count in: somebody may have written in it since they were read. */
async function readArticleFor(
  [first]: readonly AnnotationView[],
  actor: Actor,
  articleId: string,
): Promise<ExportBundle['article']> {
  const article = await requireArticle(actor, articleId);
  const version = first?.textVersion ?? article.version;
  if (version === article.version) return article;
  const { doc } = await readVersion(actor, articleId, version);
  const { text } = projectionOf(doc);
  return { ...article, version, doc: doc.toJSON() as DocJson, text, textHash: textHash(text) };
}
