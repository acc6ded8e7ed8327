import { beforeAll, describe, expect, test } from 'vitest';
import { unlinkEvidence } from '@/lib/evidence/commands/change-evidence';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { createOrigin, setDerivation } from '@/lib/sources/commands/set-derivation';
import { listSourceChoices, listSources } from '@/lib/sources/list-queries';
import { SORT_DIRECTIONS, SOURCE_SORTS, type SourceListQuery } from '@/lib/sources/list-model';
import { EMPTY_SOURCE, type SourceView } from '@/lib/sources/model';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
const made: Record<string, SourceView> = {};
const nameOf = (id: string) => Object.keys(made).find((name) => made[name]?.id === id) ?? id;
const named = async (query: SourceListQuery) =>
  (await listSources(team.viewer, query)).items.map(({ id }) => nameOf(id)).toSorted();

beforeAll(async () => {
  team = (await makeTeam()).actors;
  const none = { ...EMPTY_SOURCE };
  const add = async (name: string, parts: Partial<SourceView>) => {
    const { title = name, kind = 'report', ...rest } = parts;
    made[name] = await addSource(team.checker, { ...none, title, kind, ...(rest as object) });
  };
  await add('paper', {
    kind: 'article-journal',
    title: 'Über den Schlick',
    authors: ['Ñandú, José'],
    containerTitle: 'Journal of Quays',
    doi: '10.1234/silt',
    issued: '2019-05',
    language: 'de',
  });
  await add('book', { kind: 'book', isbn: '9783161484100', issued: '2024~', publisher: 'Kaipresse' });
  await add('news', {
    kind: 'article-newspaper',
    title: '東京港的潮汐表',
    containerTitle: '港口報',
    url: 'https://news.example/a/?utm_source=b#top',
    issued: '2026-03-14T09:40Z',
    language: 'zh-Hant',
  });
  await add('plain', { kind: 'webpage', title: 'Plain', containerTitle: 'Journal of Quays' });
  const articleId = await makeArticle(team.owner);
  const claim = await annotate(team.checker, articleId, '80 metres');
  const [paper, news] = [buildEvidence(made['paper']?.id ?? ''), buildEvidence(made['news']?.id ?? '')];
  await linkSource(team.checker, articleId, claim.id, paper);
  await linkSource(team.checker, articleId, claim.id, news);
  await unlinkEvidence(team.checker, { articleId, annotationId: claim.id, evidenceId: news.id });
});

describe('the list of sources', () => {
  test.each<[string, string[]]>([
    ['uber SCHLICK', ['paper']],
    ['jose nandu', ['paper']],
    ['東京 潮汐', ['news']],
    ['港口報', ['news']],
    ['kaipresse', ['book']],
    ['https://doi.org/10.1234/SILT', ['paper']],
    ['doi:10.1234/silt', ['paper']],
    ['ISBN 3-16-148410-X', ['book']],
    ['978-3-16-148410-0', ['book']],
    ['HTTPS://News.example:443/a?fbclid=1', ['news']],
    ['news.example/a', ['news']],
    ['nothing of this', []],
  ])('searched for %s holds %j', async (search, names) => {
    expect(await named({ search })).toEqual(names);
  });

  test.each<[SourceListQuery, string[]]>([
    [{ kind: 'book' }, ['book']],
    [{ outlet: 'Journal of Quays' }, ['paper', 'plain']],
    [{ language: 'zh-Hant' }, ['news']],
    [{ from: 2024 }, ['book', 'news']],
    [{ to: 2024 }, ['book', 'paper']],
    [{ from: 2019, to: 2019 }, ['paper']],
    [{ used: 'yes' }, ['paper']],
    [{ used: 'no' }, ['book', 'news', 'plain']],
    [{ copies: 'yes' }, []],
    [{ access: 'restricted' }, []],
    [{ origin: newId() }, []],
    [{ outlet: 'Journal of Quays', used: 'no' }, ['plain']],
  ])('narrowed by %j holds %j', async (query, names) => {
    expect(await named(query)).toEqual(names);
  });

  test('counts links that stand, and finds what has an origin', async () => {
    const { items } = await listSources(team.viewer, {});
    expect(Object.fromEntries(items.map(({ id, uses, copies }) => [nameOf(id), [uses, copies]]))).toEqual({
      book: [0, 0],
      news: [0, 0],
      paper: [1, 0],
      plain: [0, 0],
    });
    const origin = { id: newId(), kind: 'study', title: 'The study', note: '' } as const;
    await createOrigin(team.checker, origin);
    const place = { version: 1, originId: origin.id, derivedFromId: null, derivation: null };
    await setDerivation(team.checker, made['book']?.id ?? '', place);
    expect(await named({ origin: origin.id })).toEqual(['book']);
  });

  test.each(SOURCE_SORTS.flatMap((sort) => SORT_DIRECTIONS.map((direction) => [sort, direction] as const)))(
    'by %s %s is read page by page, there and back',
    async (sort, direction) => {
      const rows = await db.source.findMany({ where: { workspaceId: team.owner.workspaceId } });
      const columns = {
        updated: 'updatedAt',
        title: 'title',
        issued: 'issued',
        outlet: 'containerTitle',
      } as const;
      const keyOf = (row: (typeof rows)[number]) => {
        const value = row[columns[sort]];
        return typeof value === 'string' ? value : value.toISOString();
      };
      const byCode = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
      const sign = direction === 'asc' ? 1 : -1;
      const expected = rows
        .toSorted((a, b) => sign * (byCode(keyOf(a), keyOf(b)) || byCode(a.id, b.id)))
        .map(({ id }) => id);
      const pages: string[][] = [];
      let page = await listSources(team.viewer, { sort, direction, limit: 1 });
      pages.push(page.items.map(({ id }) => id));
      while (page.nextCursor !== null) {
        page = await listSources(team.viewer, { sort, direction, limit: 1, cursor: page.nextCursor });
        pages.push(page.items.map(({ id }) => id));
      }
      expect(pages.flat()).toEqual(expected);
      const back: string[][] = [];
      while (page.previousCursor !== null) {
        page = await listSources(team.viewer, { sort, direction, limit: 1, cursor: page.previousCursor });
        back.unshift(page.items.map(({ id }) => id));
      }
      expect(back).toEqual(pages.slice(0, -1));
    },
  );

  test('a cursor of another order is refused', async () => {
    const { nextCursor } = await listSources(team.viewer, { limit: 1 });
    await expect(listSources(team.viewer, { sort: 'title', cursor: nextCursor ?? '' })).rejects.toMatchObject(
      { code: 'invalid_input' },
    );
  });

  test('offers the outlets and languages that there are', async () => {
    expect(await listSourceChoices(team.viewer)).toEqual({
      outlets: ['Journal of Quays', '港口報'],
      languages: ['de', 'zh-Hant'],
    });
  });
});
