import { beforeAll, describe, expect, test } from 'vitest';
import { unlinkEvidence } from '@/lib/evidence/commands/change-evidence';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { changeSource } from '@/lib/sources/commands/change-source';
import { createSource } from '@/lib/sources/commands/create-source';
import type { SourceInput, SourceView } from '@/lib/sources/model';
import { listSources } from '@/lib/sources/list-queries';
import { listSourcesByIds, listSourceUses, requireSource } from '@/lib/sources/queries';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { buildSource } from '../../../prisma/factories/sources';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let stranger: typeof team;
beforeAll(async () => {
  [team, stranger] = [(await makeTeam()).actors, (await makeTeam()).actors];
});

const changeOf = ({ id: _id, ...fields }: SourceInput, version: number) => ({ ...fields, version });

describe('adding a source', () => {
  test('gives it a citation key and says so in an event', async () => {
    const input = buildSource({ authors: ['Ondřej Šťastný'], issued: '2025-06' });
    const { source, created } = await createSource(team.checker, input);
    expect(created).toBe(true);
    expect(source).toMatchObject({
      ...input,
      citationKey: 'stastny2025',
      version: 1,
      createdById: team.checker.userId,
    });
    expect(await requireSource(team.viewer, source.id)).toEqual(source);
    const event = await db.event.findFirstOrThrow({ where: { subjectId: source.id } });
    expect(event).toMatchObject({ type: 'source.created', articleId: null, actorId: team.checker.userId });
  });

  test('gives each of many that come at once a key of its own', async () => {
    const { actors } = await makeTeam();
    const inputs = Array.from({ length: 8 }, () => buildSource());
    const made = await Promise.all(inputs.map((input) => createSource(actors.checker, input)));
    const keys = made.map(({ source }) => source.citationKey).toSorted();
    expect(keys).toEqual(['', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `maren2026${letter}`));
  });

  test('gives the same key in another workspace', async () => {
    const mine = await addSource(team.checker, { authors: ['Tomas Oduya'] });
    const theirs = await addSource(stranger.checker, { authors: ['Tomas Oduya'] });
    expect(theirs.citationKey).toBe(mine.citationKey);
  });

  test('sent twice adds it once, also after a change; other content or another person is a conflict', async () => {
    const input = buildSource();
    const both = await Promise.all([createSource(team.checker, input), createSource(team.checker, input)]);
    expect(both.filter(({ created }) => created)).toHaveLength(1);
    await changeSource(team.other, input.id, changeOf({ ...input, title: 'Renamed' }, 1));
    expect(await createSource(team.checker, input)).toMatchObject({
      created: false,
      source: { title: 'Renamed' },
    });
    await expect(createSource(team.checker, { ...input, title: 'Other' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(createSource(team.other, input)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is not for viewers', async () => {
    await expect(createSource(team.viewer, buildSource())).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('changing a source', () => {
  test('replaces its fields, keeps its key, and is found under the new words', async () => {
    const input = buildSource({ authors: ['Runa Fjeld'] });
    const { source } = await createSource(team.checker, input);
    const changed = await changeSource(
      team.other,
      source.id,
      changeOf({ ...input, authors: ['Aster Bloem'] }, 1),
    );
    expect(changed).toMatchObject({
      authors: ['Aster Bloem'],
      citationKey: source.citationKey,
      version: 2,
      updatedById: team.other.userId,
    });
    expect((await listSources(team.viewer, { search: 'bloem' })).items).toMatchObject([changed]);
    const event = await db.event.findFirstOrThrow({
      where: { subjectId: source.id, type: 'source.changed' },
    });
    expect(event.data).toEqual({ changes: { authors: { from: ['Runa Fjeld'], to: ['Aster Bloem'] } } });
  });

  test('tells the later of two what it is now, and the same twice is once', async () => {
    const input = buildSource();
    await createSource(team.checker, input);
    const attempts = await Promise.allSettled([
      changeSource(team.checker, input.id, changeOf({ ...input, title: 'One' }, 1)),
      changeSource(team.other, input.id, changeOf({ ...input, title: 'Two' }, 1)),
    ]);
    const now = await requireSource(team.checker, input.id);
    expect(now.version).toBe(2);
    expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', details: { source: now } },
    });
    expect(await changeSource(team.checker, input.id, changeOf({ ...input, title: now.title }, 1))).toEqual(
      now,
    );
  });

  test('is refused to viewers, and what is of others is not found', async () => {
    const input = buildSource();
    await createSource(team.checker, input);
    await expect(changeSource(team.viewer, input.id, changeOf(input, 1))).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const actor of [stranger.owner, stranger.viewer]) {
      await expect(changeSource(actor, input.id, changeOf(input, 1))).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await expect(requireSource(stranger.owner, input.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listSourcesByIds(stranger.owner, [input.id])).toEqual([]);
    await expect(requireSource(team.owner, newId())).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the list of sources', () => {
  let ours: typeof team;
  let made: SourceView[];
  beforeAll(async () => {
    ours = (await makeTeam()).actors;
    made = [];
    for (const title of ['100% of the quay', 'Tide_tables', 'Tide tables', 'Ölhafen „Nord“', 'A\\B']) {
      made.push(await addSource(ours.checker, { title }));
    }
  });

  test('is read from the one changed last, page by page, also where they were changed in the same moment', async () => {
    await db.source.updateMany({
      where: { id: { in: made.slice(1, 4).map(({ id }) => id) } },
      data: { updatedAt: new Date() },
    });
    const rows = await db.source.findMany({ where: { workspaceId: ours.owner.workspaceId } });
    const expected = rows
      .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || (a.id < b.id ? 1 : -1))
      .map(({ id }) => id);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listSources(ours.viewer, { limit: 2, ...(cursor && { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(ids).toEqual(expected);
  });

  test.each([
    ['tide tables', ['Tide_tables', 'Tide tables']],
    ['tide_', ['Tide_tables']],
    ['100%', ['100% of the quay']],
    ['a\\b', ['A\\B']],
    ['olhafen "nord"', ['Ölhafen „Nord“']],
    ['MAREN nord', ['Ölhafen „Nord“']],
    ['maren2026c', ['Ölhafen „Nord“']],
    ['harbour.saltmere', ['100% of the quay', 'Tide_tables', 'Tide tables', 'Ölhafen „Nord“', 'A\\B']],
    ['tide nord', []],
  ])('searched for %s shows %j', async (search, titles) => {
    const { items } = await listSources(ours.viewer, { search });
    expect(items.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  });

  test('holds nothing of others, and refuses a cursor that is none', async () => {
    expect((await listSources((await makeTeam()).actors.owner, {})).items).toEqual([]);
    await expect(listSources(ours.viewer, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('where a source is used', () => {
  test('is told with the words that it stands behind, page by page, deleted things left out', async () => {
    const source = await addSource(team.checker);
    const [articleId, second] = [await makeArticle(team.owner), await makeArticle(team.owner)];
    const claim = await annotate(team.checker, articleId, '80 metres');
    const other = await annotate(team.checker, second, 'observers said', { kind: 'attribution' });
    const gone = await annotate(team.checker, second, 'hold');
    const [kept, unlinked] = [buildEvidence(source.id), buildEvidence(source.id)];
    await linkSource(team.checker, articleId, claim.id, kept);
    await linkSource(team.checker, articleId, claim.id, unlinked);
    const elsewhere = buildEvidence(source.id, { relation: 'quoted_from' });
    await linkSource(team.checker, second, other.id, elsewhere);
    await linkSource(team.checker, second, gone.id, buildEvidence(source.id));
    await unlinkEvidence(team.checker, { articleId, annotationId: claim.id, evidenceId: unlinked.id });
    await deleteAnnotation(team.checker, second, gone.id);

    const first = await listSourceUses(team.viewer, source.id, { limit: 1 });
    expect(first.items).toEqual([
      {
        evidenceId: kept.id,
        relation: 'supported_by',
        articleId,
        articleTitle: 'Quay to reopen in spring',
        annotationId: claim.id,
        kind: 'claim',
        status: 'unchecked',
        words: '80 metres',
      },
    ]);
    const next = await listSourceUses(team.viewer, source.id, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(next).toMatchObject({
      items: [{ evidenceId: elsewhere.id, articleId: second, words: 'observers said' }],
      nextCursor: null,
    });
    expect((await listSourceUses(stranger.owner, source.id, {})).items).toEqual([]);
  });
});
