import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { listAnnotationsByIds } from '@/lib/annotations/queries';
import { requireArticle } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { newId } from '@/lib/ids';
import { appendSteps } from '@/lib/versions/commands/append-steps';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { makeArticle } from '../../../prisma/factories/articles';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';

const HEAD = {
  type: 'heading',
  attrs: { level: 1 },
  content: [{ type: 'text', text: 'Harbour wall to be raised' }],
};
export const LINES = [
  'The council of Orsk decided on Monday to raise the harbour wall by two metres.',
  '“We have waited for nine years,” said Maren Toft, who keeps the lighthouse.',
  'The work costs 4.2 million crowns and ends in 2029.',
  'Nobody has been asked about the old pier, which is nineteen metres long.',
  'Until then a ferry runs twice a day in summer, and not at all between November and the thaw.',
] as const;

/** A document with the heading of the harbour wall and these paragraphs. */
export function docOf(...lines: string[]) {
  return {
    type: 'doc',
    content: [HEAD, ...lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))],
  };
}

/** Brings the article of the harbour wall in. */
export async function makeHarbour(actor: Actor): Promise<string> {
  return await makeArticle(actor, { fields: { title: 'Harbour wall to be raised' }, doc: docOf(...LINES) });
}

/** The text as it is now. */
export async function textOf(actor: Actor, articleId: string): Promise<string> {
  return (await requireArticle(actor, articleId)).text;
}

/** Annotates the first such words of the text as it is now. */
export async function markWords(actor: Actor, articleId: string, words: string): Promise<string> {
  const { text, version } = await requireArticle(actor, articleId);
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The text does not say ${words}.`);
  const input = buildAnnotation([start, start + words.length], { articleVersion: version });
  return (await createAnnotation(actor, articleId, input)).annotation.id;
}

/** How the only range of an annotation stands now, with the words at its place. */
export async function standingOf(actor: Actor, articleId: string, annotationId: string) {
  const { items } = await listAnnotationsByIds(actor, articleId, [annotationId]);
  const range = items[0]?.ranges[0];
  if (!range) throw new Error('The annotation has no range.');
  const text = await textOf(actor, articleId);
  const { placement, exact } = range;
  return { placement, exact, words: text.slice(range.start, range.end) };
}

/** Types: puts words in the place of the first such words, in one step. */
export async function type(actor: Actor, articleId: string, words: string, instead: string): Promise<void> {
  const { doc: json, version } = await requireArticle(actor, articleId);
  const doc: Node = documentSchema.nodeFromJSON(json);
  const projection = projectionOf(doc);
  const start = projection.text.indexOf(words);
  if (start < 0) throw new Error(`The text does not say ${words}.`);
  const transform = new Transform(doc);
  const [from, to] = [projection.offsetToPos(start, 1), projection.offsetToPos(start + words.length, -1)];
  if (instead === '') transform.delete(from, to);
  else transform.replaceWith(from, to, documentSchema.text(instead));
  const steps = transform.steps.map((step) => step.toJSON() as Record<string, unknown>);
  const answer = await appendSteps(actor, articleId, { version, clientId: newId(), steps });
  if (!answer.accepted) throw new Error('Somebody else was quicker.');
}
