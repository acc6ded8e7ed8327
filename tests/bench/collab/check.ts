import { createHash } from 'node:crypto';

import type { AnnotationView } from '@/lib/annotations/model';
import { documentSchema } from '@/lib/editor/schema';
import { projectText } from '@/lib/text/project-text';
import { docHash, textHash } from '@/lib/versions/doc-hash';
import type { StepsAnswer } from '@/lib/versions/model';

import { addSteps } from './reader';
import type { Session } from './session';
import { readAnnotations, readArticle, type Visitor } from './world';

/** One thing that must hold at the end, and what does not. */
export type Check = { name: string; ok: boolean; found: string };

/** Compares what every client has with what the server has, asked at each process. */
export async function checkEnd(
  session: Session,
  articleId: string,
  { startVersion, atEach }: { startVersion: number; atEach: readonly Visitor[] },
): Promise<Check[]> {
  const articles = await Promise.all(atEach.map((visitor) => readArticle(visitor, articleId)));
  const [article] = articles;
  if (!article) return [];
  const server = articles.map(({ version, doc }) => versionKey(version, documentSchema.nodeFromJSON(doc)));
  const pages = session.pages.map(({ live, doc }) => versionKey(live.version, doc));
  const { text } = projectText(article.doc);

  const counts = [...session.typed.keys()].map((letter) => text.split(letter).length - 1);
  const lost = counts.filter((count) => count === 0).length;
  const doubled = counts.filter((count) => count > 1).length;

  const steps = createHash('sha256');
  for (let after = startVersion; after < article.version;) {
    const [visitor] = atEach;
    const page = await visitor?.ask<StepsAnswer>(`/api/articles/${articleId}/steps?after=${after}`);
    if (!page || page.steps.length === 0) break;
    addSteps(steps, page.steps);
    after += page.steps.length;
  }
  const log = steps.digest('hex');
  const readers = session.readers.filter(
    (reader) => reader.isWhole && reader.version === article.version && reader.hash() === log,
  );

  const anchors = await Promise.all(
    atEach.map(async (visitor) => anchorsKey(await readAnnotations(visitor, articleId))),
  );
  const anchorsOfPages = session.pages.map(({ annotations }) => anchorsKey(annotations));
  return [
    { name: 'letters lost', ok: lost === 0, found: `${lost} of ${counts.length}` },
    { name: 'letters doubled', ok: doubled === 0, found: String(doubled) },
    alike('documents', [...server, ...pages], `${atEach.length} processes and ${pages.length} pages`),
    {
      name: 'logs of readers',
      ok: readers.length === session.readers.length,
      found: `${readers.length} of ${session.readers.length} are the server's`,
    },
    alike('anchors', [...anchors, ...anchorsOfPages], `${atEach.length} processes and ${pages.length} pages`),
  ];
}

function alike(name: string, keys: readonly string[], of: string): Check {
  const kinds = new Set(keys);
  const others = keys.filter((key) => key !== keys[0]).length;
  const hash = keys[0] === undefined ? '' : createHash('sha256').update(keys[0]).digest('hex').slice(0, 12);
  const ok = kinds.size === 1;
  return { name: `${name} alike`, ok, found: ok ? `${of}, ${hash}` : `${others} of ${keys.length} differ` };
}

function versionKey(version: number, doc: Parameters<typeof docHash>[0]): string {
  return `${version} ${docHash(doc)} ${textHash(projectText(doc).text)}`;
}

function anchorsKey(annotations: readonly AnnotationView[]): string {
  const places = annotations.map(({ id, ranges }) => [
    id,
    ranges.map(({ role, start, end, placement }) => `${role} ${start}-${end} ${placement}`),
  ]);
  return JSON.stringify(places.toSorted(([one], [other]) => String(one).localeCompare(String(other))));
}
