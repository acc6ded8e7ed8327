import { insertArticle } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma, PrismaClient } from '@/lib/db/generated/client';
import { projectText } from '@/lib/text/project-text';
import { annotationRows, insertRows } from './annotation-rows';
import { makeArticleText } from './article-text';
import { makeMarks } from './marks';
import { makeName } from './prose';
import { seededRandom } from './random';
import { AGENCIES, PLACES } from './words';

export interface LargeArticleOptions {
  words: number;
  annotations: number;
  /** The same seed gives the same article. */
  seed?: number;
  /** Sources of the workspace that some of the annotations are linked to. */
  sourceIds?: readonly string[];
}

/**
 * Writes a made-up article of about so many words with so many annotations: all kinds, overlapping, across paragraphs, some
 * with threads and evidence. In bulk and without an event per annotation. The same options give the same article, and a
 * second time in one workspace nothing.
 */
export async function seedLargeArticle(
  db: PrismaClient,
  actor: Actor,
  { words, annotations, seed = 1, sourceIds = [] }: LargeArticleOptions,
): Promise<{ articleId: string; title: string; text: string }> {
  const random = seededRandom(seed);
  const articleId = random.uuid(seed);
  const { title, doc, sentences } = makeArticleText(random, words);
  const { text } = projectText(doc);
  const fields = {
    title,
    byline: makeName(random),
    outlet: `The ${random.pick(PLACES)} Courier`.replace('The the', 'The'),
    agency: random.chance(40) ? random.pick(AGENCIES) : '',
    publishedAt: `2026-0${1 + random.below(9)}-${10 + random.below(18)}`,
    url: '',
    language: 'en',
  };
  const marks = makeMarks(random, sentences, annotations);
  const rows = annotationRows(random, actor, { articleId, text, marks, sourceIds });
  await db.$transaction(
    async (tx: Prisma.TransactionClient) => {
      const input = { id: articleId, fields, provenance: {}, doc, original: null };
      const { created } = await insertArticle(tx, actor, input);
      if (created) await insertRows(tx, rows);
    },
    { timeout: 120_000 },
  );
  return { articleId, title, text };
}
