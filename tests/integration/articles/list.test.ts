import { beforeAll, describe, expect, test } from 'vitest';
import { archiveArticle, deleteArticle } from '@/lib/articles/commands';
import { ARTICLE_SORTS, type ArticleListQuery, type ArticlePage } from '@/lib/articles/model';
import { hasArticles, listArticles, listOutlets } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { setPeople } from '@/lib/review/commands/set-people';

import { buildDoc, makeArticle } from '../../../prisma/factories/articles';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { writeBareAnnotation } from './bare-annotation';

let editor: Actor;
let stranger: Actor;
const ids: Record<string, string> = {};

// Titles in the order in which they are brought in; two articles share an outlet, two a date, two a length.
beforeAll(async () => {
  editor = (await createWorkspaceWith(testDatabase(), { editor: {} })).actors.editor;
  stranger = (await createWorkspaceWith(testDatabase(), { owner: {} })).actors.owner;
  const articles = [
    {
      title: 'Bees',
      outlet: 'The Aster Post',
      publishedAt: '2026-03-01',
      text: 'One hundred_percent of the bees.',
    },
    {
      title: 'Ash',
      outlet: 'The Aster Post',
      publishedAt: '2026-02',
      text: 'Zoë Ångström counted 50% of “them”.',
    },
    { title: 'Dew', outlet: '', publishedAt: '', text: 'A\\B is a path. 林野 came too.' },
    { title: 'Cod', outlet: 'Coast Weekly', publishedAt: '2026-03-01', text: 'Cod is back, said Zoe.' },
    { title: 'Elm', outlet: '', publishedAt: '2025-12-31T23:00Z', text: 'Elm.' },
  ];
  for (const { title, outlet, publishedAt, text } of articles) {
    ids[title] = await makeArticle(editor, { fields: { title, outlet, publishedAt }, doc: buildDoc(text) });
  }
  await makeArticle(stranger, { fields: { title: 'Not yours' } });
  await archiveArticle(editor, ids['Elm'] ?? '');
});

async function titles(query: ArticleListQuery): Promise<string[]> {
  return (await listArticles(editor, query)).items.map(({ title }) => title);
}

describe('the list of articles', () => {
  test('holds the active articles of the workspace, last changed first', async () => {
    expect(await titles({})).toEqual(['Cod', 'Dew', 'Ash', 'Bees']);
    expect(await titles({ state: 'archived' })).toEqual(['Elm']);
    expect(await titles({ state: 'all' })).toEqual(['Elm', 'Cod', 'Dew', 'Ash', 'Bees']);
  });

  test('sorts by each column, both ways', async () => {
    expect(await titles({ sort: 'title' })).toEqual(['Ash', 'Bees', 'Cod', 'Dew']);
    expect(await titles({ sort: 'title', direction: 'desc' })).toEqual(['Dew', 'Cod', 'Bees', 'Ash']);
    expect(await titles({ sort: 'outlet' })).toEqual(['Dew', 'Cod', 'Bees', 'Ash']);
    expect(await titles({ sort: 'published' })).toEqual(['Cod', 'Bees', 'Ash', 'Dew']);
    expect((await titles({ sort: 'words' })).at(0)).toBe('Dew');
    expect(await titles({ direction: 'asc' })).toEqual(['Bees', 'Ash', 'Dew', 'Cod']);
  });

  test.each(ARTICLE_SORTS)('is the same read page by page, forwards and back, by %s', async (sort) => {
    for (const direction of ['asc', 'desc'] as const) {
      const whole = await titles({ sort, direction, state: 'all' });
      const query = { sort, direction, state: 'all', limit: 2 } as const;
      const first = await listArticles(editor, query);
      const second = await listArticles(editor, { ...query, cursor: first.nextCursor ?? '' });
      const third = await listArticles(editor, { ...query, cursor: second.nextCursor ?? '' });
      const back = await listArticles(editor, { ...query, cursor: third.previousCursor ?? '' });
      const start = await listArticles(editor, { ...query, cursor: back.previousCursor ?? '' });
      const read = [first, second, third].flatMap(({ items }) => items.map(({ title }) => title));
      expect(read).toEqual(whole);
      expect(back.items).toEqual(second.items);
      expect(start.items).toEqual(first.items);
      expect([first.previousCursor, third.nextCursor, start.previousCursor]).toEqual([null, null, null]);
    }
  });

  test.each([
    ['zoe', ['Cod', 'Ash'], 'without accents'],
    ['ZOË angstrom', ['Ash'], 'with all words, in any case'],
    ['cod', ['Cod'], 'by title and text'],
    ['"them"', ['Ash'], 'with straight quotes for curly ones'],
    ['50%', ['Ash'], 'a percent sign as it is'],
    ['%', ['Ash'], 'a percent sign alone as it is'],
    ['hundred_', ['Bees'], 'an underscore as it is'],
    ['a\\b', ['Dew'], 'a backslash as it is'],
    ['林野', ['Dew'], 'two ideographs'],
    ['aster', ['Ash', 'Bees'], 'by outlet'],
    ['nothing of the kind', [], 'nothing'],
  ])('searched for %j finds %j: %s', async (search, expected) => {
    expect(await titles({ search })).toEqual(expected);
  });

  test('is filtered by outlet', async () => {
    expect(await titles({ outlet: 'The Aster Post' })).toEqual(['Ash', 'Bees']);
    expect(await listOutlets(editor)).toEqual(['Coast Weekly', 'The Aster Post']);
    expect(await listOutlets(stranger)).toEqual([]);
  });

  test('sorts by due time, what has none last, and is narrowed to what one leads, reviews or writes', async () => {
    const { actors } = await createWorkspaceWith(testDatabase(), { editor: {}, other: { role: 'reviewer' } });
    const { editor: maker, other } = actors;
    const make = async (title: string) => await makeArticle(maker, { fields: { title } });
    const [late, none, soon, undue] = [
      await make('Late'),
      await make('None'),
      await make('Soon'),
      await make('Undue'),
    ];
    const dueAt = (to: string) => ({ dueAt: { from: null, to } });
    const lead = { leadId: { from: null, to: other.userId } };
    await setPeople(maker, late, { ...dueAt('2026-12-24T18:00:00.000Z'), ...lead });
    await setPeople(maker, soon, dueAt('2026-11-24T18:00:00.000Z'));
    await setPeople(maker, none, { reviewerIds: { from: [], to: [other.userId] } });
    await setPeople(maker, undue, { authorId: { from: null, to: other.userId } });
    const read = async (query: ArticleListQuery) =>
      (await listArticles(other, query)).items.map(({ title }) => title);
    expect(await read({ sort: 'due' })).toEqual(['Soon', 'Late', 'None', 'Undue']);
    expect(await read({ sort: 'due', direction: 'desc' })).toEqual(['Undue', 'None', 'Late', 'Soon']);
    expect(await read({ sort: 'due', mine: 'yes' })).toEqual(['Late', 'None', 'Undue']);
    const pages = [];
    for (let cursor: string | null = ''; cursor !== null && pages.length < 9;) {
      const page: ArticlePage = await listArticles(other, {
        sort: 'due',
        limit: 1,
        ...(cursor !== '' && { cursor }),
      });
      pages.push(page.items[0]);
      cursor = page.nextCursor;
    }
    expect(pages).toMatchObject([
      { title: 'Soon', dueAt: '2026-11-24T18:00:00.000Z', leadName: null, state: 'imported' },
      { title: 'Late', leadName: 'The other' },
      { title: 'None', dueAt: null },
      { title: 'Undue' },
    ]);
  });

  test('counts annotations by kind and what is open, deleted ones left out', async () => {
    const { editor: other } = (await createWorkspaceWith(testDatabase(), { editor: {} })).actors;
    const counted = await makeArticle(other, { fields: { title: 'Counted' } });
    await makeArticle(other, { fields: { title: 'Bare' } });
    await writeBareAnnotation(other, counted);
    await writeBareAnnotation(other, counted, { status: 'verified' });
    await writeBareAnnotation(other, counted, { deleted: true });
    await writeBareAnnotation(other, counted, { kind: 'quote' });
    await writeBareAnnotation(other, counted, { kind: 'note' });
    await writeBareAnnotation(other, counted, { kind: 'cleared' });
    const all = await listArticles(other, { sort: 'title' });
    expect(all.items).toMatchObject([
      { title: 'Bare', annotations: {}, openItems: 0 },
      { title: 'Counted', annotations: { claim: 2, quote: 1, note: 1, cleared: 1 }, openItems: 2 },
    ]);
    expect((await listArticles(other, { open: 'yes' })).items.map(({ title }) => title)).toEqual(['Counted']);
    expect((await listArticles(other, { open: 'no' })).items.map(({ title }) => title)).toEqual(['Bare']);
  });

  test('names who changed an article last', async () => {
    const [row] = (await listArticles(editor, {})).items;
    expect(row).toMatchObject({ title: 'Cod', updatedByName: 'The editor', outlet: 'Coast Weekly' });
  });

  test.each([
    ['nonsense', 'hello'],
    ['JSON of another shape', btoa('{"a":1}')],
    ['a value of another type', btoa(JSON.stringify(['updated', 'desc', 'after', 'x', crypto.randomUUID()]))],
    [
      'an id that is none',
      btoa(JSON.stringify(['updated', 'desc', 'after', '2026-01-01T00:00:00.000Z', '1'])),
    ],
    ['another order', btoa(JSON.stringify(['words', 'desc', 'after', 3, crypto.randomUUID()]))],
    [
      'a character that PostgreSQL cannot hold',
      btoa(JSON.stringify(['title', 'asc', 'after', '\0', crypto.randomUUID()])),
    ],
  ])('refuses a cursor of %s', async (_, cursor) => {
    const padless = cursor.replaceAll('=', '');
    await expect(listArticles(editor, { cursor: padless })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('goes on from a cursor whose article is gone', async () => {
    const { editor: other } = (await createWorkspaceWith(testDatabase(), { editor: {} })).actors;
    const made = [];
    for (const title of ['A', 'B', 'C']) made.push(await makeArticle(other, { fields: { title } }));
    const { nextCursor } = await listArticles(other, { sort: 'title', limit: 2 });
    await deleteArticle(other, made[1] ?? '');
    const page = await listArticles(other, { sort: 'title', limit: 2, cursor: nextCursor ?? '' });
    expect(page.items.map(({ title }) => title)).toEqual(['C']);
  });

  test('of an empty workspace is empty', async () => {
    const { owner } = (await createWorkspaceWith(testDatabase(), { owner: {} })).actors;
    expect(await listArticles(owner, {})).toEqual({ items: [], nextCursor: null, previousCursor: null });
    expect([await hasArticles(owner), await hasArticles(editor)]).toEqual([false, true]);
  });
});
