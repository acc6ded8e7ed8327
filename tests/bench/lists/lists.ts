import { listAnnotations } from '@/lib/annotations/queries';
import { listArticles, listOutlets } from '@/lib/articles/queries';
import type { ArticleListQuery } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { listDuplicateGroups } from '@/lib/sources/duplicate-queries';
import { listSources } from '@/lib/sources/list-queries';
import { listSourceUses } from '@/lib/sources/queries';

/** A list as a page or the API reads it. */
export type List = { name: string; read: () => Promise<unknown> };

/** The lists that grow with a workspace, each with what makes it hard. */
export async function listsOf(actor: Actor): Promise<List[]> {
  const articles = (name: string, query: ArticleListQuery): List => ({
    name: `articles, ${name}`,
    read: () => listArticles(actor, query),
  });
  const large = await db.article.findFirstOrThrow({
    orderBy: { wordCount: 'desc' },
    select: { id: true, outlet: true },
  });
  const source = await db.evidence.findFirstOrThrow({ select: { sourceId: true } });
  const far = await deepCursor(actor);
  const halfway = await db.annotation.findFirstOrThrow({
    where: { workspaceId: actor.workspaceId, articleId: large.id },
    orderBy: { id: 'asc' },
    skip: 1_000,
    select: { id: true },
  });
  return [
    articles('first page', {}),
    articles('seventh page', { cursor: far }),
    articles('by title', { sort: 'title' }),
    articles('by words', { sort: 'words' }),
    articles('one outlet', { outlet: large.outlet }),
    articles('with open items', { open: 'yes' }),
    articles('without open items', { open: 'no' }),
    articles('archived', { state: 'archived' }),
    articles('search, two words in many', { search: 'water board' }),
    articles('search, one in none', { search: 'zeppelin' }),
    { name: 'outlets', read: () => listOutlets(actor) },
    { name: 'annotations of 2,000, first 500', read: () => listAnnotations(actor, large.id) },
    {
      name: 'annotations of 2,000, third 500',
      read: () => listAnnotations(actor, large.id, { cursor: halfway.id }),
    },
    { name: 'sources, first page', read: () => listSources(actor, {}) },
    { name: 'sources, search', read: () => listSources(actor, { search: 'harbour' }) },
    { name: 'sources, by outlet', read: () => listSources(actor, { sort: 'outlet' }) },
    { name: 'sources, not linked yet', read: () => listSources(actor, { used: 'no' }) },
    { name: 'sources that seem to be one', read: () => listDuplicateGroups(actor, {}) },
    { name: 'uses of one source', read: () => listSourceUses(actor, source.sourceId, {}) },
  ];
}

async function deepCursor(actor: Actor): Promise<string> {
  let cursor: string | null = null;
  for (let page = 1; page < 7; page += 1) {
    const next = await listArticles(actor, cursor === null ? {} : { cursor });
    cursor = next.nextCursor;
  }
  if (cursor === null) throw new Error('The list has fewer than seven pages.');
  return cursor;
}
