import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { distinguishSources, proposeAgain } from '@/lib/sources/commands/distinguish-sources';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { undoMerge } from '@/lib/sources/commands/undo-merge';
import { listDistinctions } from '@/lib/sources/distinction-queries';
import { listDuplicateGroups, listDuplicates } from '@/lib/sources/duplicate-queries';
import type { SourceView } from '@/lib/sources/model';

import { testDatabase } from '../../support/database';
import { addSource, makeTeam } from '../annotations/world';

const db = testDatabase();
const SAME = { title: 'Silt in the channel', issued: '2026-03-14', url: '', canonicalUrl: '' };

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let one: SourceView;
let other: SourceView;
let third: SourceView;
beforeEach(async () => {
  team = (await makeTeam()).actors;
  [one, other, third] = [
    await addSource(team.checker, SAME),
    await addSource(team.checker, SAME),
    await addSource(team.checker, SAME),
  ];
});

const twinsOf = async (source: SourceView) =>
  (await listDuplicates(team.viewer, source)).map((twin) => twin.source.id);
const groups = async () =>
  (await listDuplicateGroups(team.viewer, {})).items.map(({ sources }) => sources.map(({ id }) => id));
const apartFrom = async (source: SourceView, actor = team.viewer) =>
  (await listDistinctions(actor, source.id)).map((each) => each.source.id);
const merge = async (kept: SourceView, gone: SourceView) => {
  const id = newId();
  const versions = { keptVersion: kept.version, goneVersion: gone.version };
  await mergeSources(team.checker, { id, keptId: kept.id, goneId: gone.id, ...versions, take: [] });
  return id;
};

describe('two sources that are not the same', () => {
  test('are not proposed again, until that is taken back', async () => {
    expect(await twinsOf(one)).toEqual([other.id, third.id]);
    expect(await groups()).toEqual([[one.id, other.id, third.id]]);
    const pair = { sourceId: other.id, otherIds: [one.id] };
    await distinguishSources(team.checker, pair);
    await distinguishSources(team.other, { sourceId: one.id, otherIds: [other.id] });
    expect(await twinsOf(one)).toEqual([third.id]);
    expect(await twinsOf(other)).toEqual([third.id]);
    expect(await listDistinctions(team.viewer, one.id)).toMatchObject([
      { source: { id: other.id }, byId: team.checker.userId },
    ]);
    // The third is still like both.
    expect(await groups()).toEqual([[one.id, other.id, third.id]]);
    await distinguishSources(team.checker, { sourceId: other.id, otherIds: [one.id, third.id] });
    expect(await groups()).toEqual([[one.id, third.id]]);
    const told = await db.event.findMany({
      where: { type: 'source.distinguished', workspaceId: team.owner.workspaceId },
      orderBy: { id: 'asc' },
    });
    expect(told.map(({ subjectId, data }) => [subjectId, data])).toEqual([
      [other.id, { otherIds: [one.id] }],
      [other.id, { otherIds: [third.id] }],
    ]);

    await proposeAgain(team.other, { sourceId: one.id, otherIds: [other.id] });
    await proposeAgain(team.other, { sourceId: one.id, otherIds: [other.id] });
    expect(await twinsOf(one)).toEqual([other.id, third.id]);
    expect(await apartFrom(one)).toEqual([]);
    expect(await apartFrom(other)).toEqual([third.id]);
  });

  test('are not when one of them was merged since, nor when that is undone', async () => {
    await distinguishSources(team.checker, { sourceId: other.id, otherIds: [third.id] });
    const id = await merge(one, other);
    expect(await twinsOf(one)).toEqual([]);
    expect([await apartFrom(one), await apartFrom(third)]).toEqual([[third.id], [one.id]]);
    expect(await groups()).toEqual([]);
    await undoMerge(team.checker, id);
    expect(await twinsOf(one)).toEqual([other.id, third.id]);
    expect(await apartFrom(third)).toEqual([other.id]);

    const [now, gone] = await Promise.all(
      [one.id, other.id].map(
        async (sourceId) => await db.source.findFirstOrThrow({ where: { id: sourceId } }),
      ),
    );
    await merge({ ...one, version: now?.version ?? 0 }, { ...other, version: gone?.version ?? 0 });
    await proposeAgain(team.checker, { sourceId: third.id, otherIds: [one.id] });
    expect(await twinsOf(one)).toEqual([third.id]);
  });

  test('may be merged all the same', async () => {
    await distinguishSources(team.checker, { sourceId: one.id, otherIds: [other.id] });
    await merge(one, other);
    expect(await twinsOf(one)).toEqual([third.id]);
    expect(await apartFrom(one)).toEqual([]);
    const gone = { sourceId: other.id, otherIds: [third.id] };
    await expect(distinguishSources(team.checker, gone)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('are told by those who may change sources that they see, and to nobody else', async () => {
    const pair = { sourceId: one.id, otherIds: [other.id] };
    await expect(distinguishSources(team.viewer, pair)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(proposeAgain(team.viewer, pair)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = (await makeTeam()).actors.owner;
    await expect(distinguishSources(stranger, pair)).rejects.toMatchObject({ code: 'not_found' });
    await expect(proposeAgain(stranger, pair)).rejects.toMatchObject({ code: 'not_found' });
    expect(await apartFrom(one, stranger)).toEqual([]);

    await distinguishSources(team.checker, pair);
    await setSourceAccess(team.checker, other.id, {
      access: 'restricted',
      version: other.version,
      readerIds: [team.checker.userId],
      evenIfNobody: false,
    });
    expect(await apartFrom(one)).toEqual([]);
    expect(await apartFrom(one, team.checker)).toEqual([other.id]);
    await expect(proposeAgain(team.owner, pair)).rejects.toMatchObject({ code: 'not_found' });
  });
});
