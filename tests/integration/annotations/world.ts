import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { AnnotationInput, AnnotationView } from '@/lib/annotations/model';
import type { Actor, Role } from '@/lib/auth/actor';
import { createSource } from '@/lib/sources/commands/create-source';
import type { SourceInput, SourceView } from '@/lib/sources/model';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { buildDoc, makeArticle as makeArticleOf } from '../../../prisma/factories/articles';
import { buildSource } from '../../../prisma/factories/sources';
import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';

const PARAGRAPHS = [
  'Quay to reopen in spring',
  '“We are ready,” said Ida Maren, the harbour master. “The quay will hold.”',
  'The northern quay is 80 metres long, observers said 🎉.',
];
/** The text of the articles that `makeArticle` makes. */
export const TEXT = PARAGRAPHS.join('\n');

/** The place of the first such words in the text. */
export function at(words: string): [start: number, end: number] {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`The text does not say ${words}.`);
  return [start, start + words.length];
}

/**
 * A workspace with a person of every role, called after it, and a second checker. Claims are verified there whatever their evidence is,
 * unless `asks` for enough of it.
 */
export async function makeTeam({ asks = false } = {}): Promise<WorkspaceWith<Role | 'other'>> {
  const team = await createWorkspaceWith(testDatabase(), {
    owner: {},
    editor: {},
    reviewer: {},
    checker: {},
    viewer: {},
    other: { role: 'checker' },
  });
  if (!asks) {
    const where = { id: team.workspace.id };
    await testDatabase().workspace.update({ where, data: { sufficiency: { mode: 'off' } } });
  }
  return team;
}

/** Brings the article of `TEXT` in and tells its id. */
export async function makeArticle(actor: Actor): Promise<string> {
  const fields = { title: 'Quay to reopen in spring' };
  return await makeArticleOf(actor, { fields, doc: buildDoc(...PARAGRAPHS) });
}

/** Annotates as a claim, or what `parts` say. */
export async function annotate(
  actor: Actor,
  articleId: string,
  words: string,
  parts: Partial<AnnotationInput> = {},
): Promise<AnnotationView> {
  return (await createAnnotation(actor, articleId, buildAnnotation(at(words), parts))).annotation;
}

/** Adds a source to the workspace. */
export async function addSource(actor: Actor, parts: Partial<SourceInput> = {}): Promise<SourceView> {
  return (await createSource(actor, buildSource(parts))).source;
}

/** Types and subjects of an article's events, oldest first, its making left out. */
export async function eventsOf(articleId: string): Promise<{ type: string; subjectId: string | null }[]> {
  return await testDatabase().event.findMany({
    where: { articleId, type: { not: 'article.created' } },
    orderBy: { number: 'asc' },
    select: { type: true, subjectId: true },
  });
}
