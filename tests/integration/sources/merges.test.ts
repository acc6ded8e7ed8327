import { beforeAll, describe, expect, test } from 'vitest';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { changeSource } from '@/lib/sources/commands/change-source';
import { createSource } from '@/lib/sources/commands/create-source';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { createOrigin, setDerivation } from '@/lib/sources/commands/set-derivation';
import { undoMerge } from '@/lib/sources/commands/undo-merge';
import { listDuplicateGroups, listDuplicates } from '@/lib/sources/duplicate-queries';
import { listSources } from '@/lib/sources/list-queries';
import type { SourceInput, SourceView } from '@/lib/sources/model';
import { listMerges, listOrigins, requireSource } from '@/lib/sources/queries';

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

/** Everything of sources, links, copies and credits that a merge may touch, without times and versions. */
async function stateOf(...sources: readonly SourceView[]) {
  const ids = sources.map(({ id }) => id);
  const inThem = { sourceId: { in: ids } };
  const rows = await db.source.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
  return {
    sources: rows.map(({ version: _v, updatedAt: _u, updatedById: _b, ...row }) => row),
    evidence: await db.evidence.findMany({
      where: inThem,
      orderBy: { id: 'asc' },
      select: { id: true, sourceId: true, excerpt: true, deletedAt: true },
    }),
    captures: await db.capture.findMany({
      where: inThem,
      orderBy: { id: 'asc' },
      select: { id: true, sourceId: true, number: true },
    }),
    credits: await db.sourceCredit.findMany({
      where: inThem,
      orderBy: [{ sourceId: 'asc' }, { role: 'asc' }, { ordinal: 'asc' }],
    }),
    derived: await db.source.findMany({
      where: { derivedFromId: { in: ids } },
      orderBy: { id: 'asc' },
      select: { id: true, derivedFromId: true },
    }),
  };
}

async function addCopy({ workspaceId, userId }: typeof team.checker, sourceId: string, number: number) {
  const id = newId();
  const sha256 = id.replaceAll('-', '').padEnd(64, '0');
  await db.captureBytes.create({ data: { workspaceId, sha256, size: 1, bytes: new Uint8Array([65]) } });
  await db.capture.create({
    data: {
      workspaceId,
      id,
      sourceId,
      number,
      way: 'paste',
      mediaType: 'text/plain',
      size: 1,
      sha256,
      doc: {},
      text: 'A',
      createdById: userId,
    },
  });
  return id;
}

async function addAgent({ workspaceId, userId }: typeof team.checker, name: string) {
  const data = { workspaceId, id: newId(), name, searchText: name, createdById: userId, updatedById: userId };
  return (await db.agent.create({ data: { ...data, kind: 'person' } })).id;
}

/** Two sources that are one, each with a link, a copy and a credit, and a third that derives from the second. */
async function makePair() {
  const { checker, owner } = team;
  const { workspaceId } = checker;
  const kept = await addSource(checker, { title: 'Tides', authors: ['Maren, Ida'], note: '' });
  const gone = await addSource(checker, { title: 'The tides', authors: ['Maren, I.'], note: 'On paper.' });
  const third = await addSource(checker, { title: 'Tides, translated' });
  await setDerivation(checker, third.id, {
    version: 1,
    originId: null,
    derivedFromId: gone.id,
    derivation: 'translates',
  });
  const articleId = await makeArticle(owner);
  const claim = await annotate(checker, articleId, '80 metres');
  const links = [buildEvidence(kept.id), buildEvidence(gone.id, { excerpt: 'ninety' })] as const;
  for (const link of links) await linkSource(checker, articleId, claim.id, link);
  await addCopy(checker, gone.id, 1);
  await addCopy(checker, kept.id, 1);
  await addCopy(checker, gone.id, 2);
  for (const [sourceId, name, role] of [
    [kept.id, 'Ida Maren', 'author'],
    [gone.id, 'I. Maren', 'author'],
    [gone.id, 'Harbour Board', 'publisher'],
  ] as const) {
    await db.sourceCredit.create({
      data: { workspaceId, sourceId, role, ordinal: 0, agentId: await addAgent(checker, name) },
    });
  }
  return { kept, gone, third, articleId, claim, links };
}

const mergeOf = (kept: SourceView, gone: SourceView, take: readonly (keyof SourceInput)[] = []) => ({
  id: newId(),
  keptId: kept.id,
  goneId: gone.id,
  keptVersion: kept.version,
  goneVersion: gone.version,
  take: [...take] as never[],
});

describe('a merge', () => {
  test('takes everything over, once, and is undone to what was', async () => {
    const { kept, gone, third, articleId, claim, links } = await makePair();
    const before = await stateOf(kept, gone, third);
    const input = mergeOf(kept, gone, ['note', 'authors']);
    const merged = await mergeSources(team.other, input);
    expect(merged).toMatchObject({
      id: kept.id,
      title: 'Tides',
      note: 'On paper.',
      authors: ['Maren, I.'],
      version: 2,
    });
    expect(await mergeSources(team.other, input)).toEqual(merged);

    const after = await stateOf(kept, gone, third);
    expect(after.evidence.map(({ sourceId }) => sourceId)).toEqual([kept.id, kept.id]);
    expect(after.captures.map(({ sourceId, number }) => [sourceId, number])).toEqual([
      [kept.id, 1],
      [kept.id, 2],
      [kept.id, 3],
    ]);
    expect(after.credits.map(({ sourceId, role }) => [sourceId, role])).toEqual([
      [kept.id, 'author'],
      [kept.id, 'publisher'],
    ]);
    expect(after.derived).toEqual([{ id: third.id, derivedFromId: kept.id }]);
    expect(await requireSource(team.viewer, gone.id)).toEqual(merged);
    expect((await listSources(team.viewer, { search: gone.citationKey })).items).toMatchObject([
      { id: kept.id },
    ]);
    const told = await db.event.findMany({ where: { articleId, type: 'evidence.source_merged' } });
    expect(told).toContainEqual(
      expect.objectContaining({ subjectId: links[1].id, data: { annotationId: claim.id } }),
    );
    expect(await listMerges(team.viewer, kept.id)).toMatchObject([
      { id: input.id, goneTitle: 'The tides', undoneAt: null },
    ]);

    const undone = await undoMerge(team.checker, input.id);
    expect(undone).toMatchObject({
      kept: { id: kept.id },
      gone: { id: gone.id, mergedIntoId: null },
      stayed: [],
    });
    expect(await stateOf(kept, gone, third)).toEqual(before);
    await expect(undoMerge(team.checker, input.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('undone leaves what was changed since, and says so', async () => {
    const { kept, gone, articleId, claim } = await makePair();
    const input = mergeOf(kept, gone, ['note', 'title']);
    const merged = await mergeSources(team.checker, input);
    await changeSource(team.checker, kept.id, { version: merged.version, note: 'Newer.' });
    const since = buildEvidence(kept.id);
    await linkSource(team.checker, articleId, claim.id, since);
    const copy = await addCopy(team.checker, kept.id, 4);
    const undone = await undoMerge(team.checker, input.id);
    expect(undone).toMatchObject({
      kept: { title: 'Tides', note: 'Newer.' },
      gone: { note: 'On paper.' },
      stayed: ['note'],
    });
    const state = await stateOf(kept, gone);
    expect(state.evidence.find(({ id }) => id === since.id)?.sourceId).toBe(kept.id);
    expect(state.captures.find(({ id }) => id === copy)).toMatchObject({ sourceId: kept.id, number: 2 });
  });

  test('is refused when either was changed since, when others may see one of them, to viewers and to strangers', async () => {
    const [kept, gone] = [await addSource(team.checker), await addSource(team.checker)];
    const stale = { ...mergeOf(kept, gone), goneVersion: 2 };
    await expect(mergeSources(team.checker, stale)).rejects.toMatchObject({
      code: 'conflict',
      details: { source: gone },
    });
    await expect(mergeSources(team.viewer, mergeOf(kept, gone))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(mergeSources(stranger.owner, mergeOf(kept, gone))).rejects.toMatchObject({
      code: 'not_found',
    });
    const secret = await addSource(team.checker, { kind: 'interview' });
    await expect(mergeSources(team.checker, mergeOf(kept, secret))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Not the same people/),
    });
    await expect(mergeSources(team.other, mergeOf(kept, secret))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(undoMerge(stranger.owner, newId())).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is not undone while it would show to others what they may not see', async () => {
    const [kept, gone] = [await addSource(team.checker), await addSource(team.checker)];
    const input = mergeOf(kept, gone);
    const merged = await mergeSources(team.checker, input);
    await setSourceAccess(team.checker, kept.id, {
      access: 'restricted',
      version: merged.version,
      readerIds: [team.checker.userId],
      evenIfNobody: false,
    });
    await expect(requireSource(team.owner, gone.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(undoMerge(team.checker, input.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(undoMerge(team.owner, input.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('two at once into each other leave one', async () => {
    const [one, other] = [await addSource(team.checker), await addSource(team.checker)];
    const results = await Promise.allSettled([
      mergeSources(team.checker, mergeOf(one, other)),
      mergeSources(team.other, mergeOf(other, one)),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what a source derives from', () => {
  test('is an origin or another source, never itself in a circle', async () => {
    const { checker } = team;
    const origin = { id: newId(), kind: 'dispatch', title: `Quaywire ${newId()}`, note: '' } as const;
    expect(await createOrigin(checker, origin)).toEqual({ origin, created: true });
    expect(await createOrigin(checker, origin)).toEqual({ origin, created: false });
    await expect(createOrigin(checker, { ...origin, title: 'Other' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(createOrigin(team.viewer, { ...origin, id: newId() })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await listOrigins(team.viewer, { search: origin.title.toUpperCase() })).items).toEqual([origin]);
    expect((await listOrigins(stranger.owner, {})).items).toEqual([]);

    const [one, other] = [await addSource(checker), await addSource(checker)];
    const reprint = { originId: null, derivation: 'reprint' } as const;
    const placed = await setDerivation(checker, one.id, {
      version: 1,
      ...reprint,
      originId: origin.id,
      derivedFromId: other.id,
    });
    expect(placed).toMatchObject({
      originId: origin.id,
      derivedFromId: other.id,
      derivation: 'reprint',
      version: 2,
    });
    await expect(
      setDerivation(checker, other.id, { version: 1, ...reprint, derivedFromId: one.id }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    for (const derivation of [
      { version: 1, originId: newId(), derivedFromId: null, derivation: null },
      { version: 1, ...reprint, derivedFromId: newId() },
    ]) {
      await expect(setDerivation(checker, other.id, derivation)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await listSources(checker, { origin: origin.id })).items).toMatchObject([{ id: one.id }]);
  });
});

describe('sources that seem to be one', () => {
  test('are told beside each other and in the list, as far as somebody may see them', async () => {
    const { actors } = await makeTeam();
    const { checker, viewer } = actors;
    const add = async (parts: Partial<SourceInput>) =>
      (await createSource(checker, buildSource(parts))).source;
    const at = { url: 'https://a.example/x?utm_source=y', canonicalUrl: '' };
    const none = { url: '', canonicalUrl: '' };
    const one = await add({ title: 'Silt', issued: '2026-03-14', ...at });
    const two = await add({
      title: 'Another',
      issued: '2020',
      url: 'https://a.example/x#top',
      canonicalUrl: '',
    });
    const three = await add({ title: 'The Silt!', issued: '2026-03-15', ...none });
    await add({ title: 'Silt', issued: '2026-11-01', ...none });
    const secret = await add({ title: 'Silt', issued: '2026-03-14', kind: 'interview', ...none });

    const found = await listDuplicates(viewer, one);
    expect(found.map(({ source, reasons }) => [source.id, reasons])).toEqual([
      [two.id, ['address']],
      [three.id, ['title']],
    ]);
    expect((await listDuplicates(checker, one)).map(({ source }) => source.id)).toContain(secret.id);
    const first = await listDuplicateGroups(viewer, { limit: 1 });
    expect(first.items.map(({ reason, sources }) => [reason, sources.map(({ id }) => id)])).toEqual([
      ['address', [one.id, two.id]],
    ]);
    const next = await listDuplicateGroups(viewer, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(next).toMatchObject({
      items: [{ reason: 'title', sources: [{ id: one.id }, { id: three.id }] }],
      nextCursor: null,
    });
    await expect(listDuplicateGroups(viewer, { cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect((await listDuplicateGroups(stranger.owner, {})).items).toEqual([]);
  });
});
