import { createHash } from 'node:crypto';

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { keepCapture } from '@/lib/captures/commands/keep-capture';
import { checkIntegrity, listIntegrity } from '@/lib/captures/integrity';
import { listCaptures, listCopyHashes, requireCapture, requireCaptureText } from '@/lib/captures/queries';
import { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { projectText } from '@/lib/text/project-text';

import { buildCopy } from '../../../prisma/factories/captures';
import { testDatabase } from '../../support/database';
import { addSource, makeTeam } from '../annotations/world';
import { keep } from './world';

const db = testDatabase();
const TEXT = 'The gates closed at four.\n\nNobody was hurt, the board says.';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let sourceId: string;
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  sourceId = (await addSource(team.actors.checker, { title: `The gates ${newId()}` })).id;
});

test('a copy is kept with its hash, its text and who kept it', async () => {
  const { checker, viewer } = team.actors;
  const input = buildCopy(TEXT);
  const { capture, created } = await keepCapture(checker, sourceId, input);
  expect(created).toBe(true);
  expect(capture).toMatchObject({
    id: input.id,
    sourceId,
    number: 1,
    way: 'paste',
    mediaType: 'text/plain',
    size: TEXT.length,
    sha256: createHash('sha256').update(TEXT).digest('hex'),
    hasText: true,
    createdById: checker.userId,
    createdBy: team.users.checker.name,
  });
  const read = await requireCaptureText(viewer, input.id);
  expect(projectText(read.doc).text).toBe('The gates closed at four.\nNobody was hurt, the board says.');
});

test('copies of a source are counted, and listed from the newest in pages', async () => {
  const { checker, viewer } = team.actors;
  for (const text of ['One.', 'Two.', 'Three.']) await keep(checker, sourceId, text);
  const first = await listCaptures(viewer, sourceId, { limit: 2 });
  expect(first.items.map(({ number }) => number)).toEqual([3, 2]);
  const second = await listCaptures(viewer, sourceId, { limit: 2, cursor: first.nextCursor ?? 0 });
  expect([second.items.map(({ number }) => number), second.nextCursor]).toEqual([[1], null]);
});

describe('sent again', () => {
  test('the same copy is kept once', async () => {
    const { checker } = team.actors;
    const input = buildCopy(TEXT);
    const sent = await Promise.all([1, 2, 3].map(() => keepCapture(checker, sourceId, input)));
    expect(sent.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(sent.map(({ capture }) => JSON.stringify(capture))).size).toBe(1);
    expect(await db.capture.count({ where: { sourceId } })).toBe(1);
    expect(await db.event.count({ where: { type: 'source.copy_kept', subjectId: input.id } })).toBe(1);
  });

  test('other bytes, another source or another person under its id are a conflict', async () => {
    const { checker, other } = team.actors;
    const input = buildCopy(TEXT);
    await keepCapture(checker, sourceId, input);
    const elsewhere = (await addSource(checker)).id;
    const conflict = { code: 'conflict' };
    await expect(keepCapture(checker, sourceId, buildCopy('Other.', { id: input.id }))).rejects.toMatchObject(
      conflict,
    );
    await expect(keepCapture(checker, elsewhere, input)).rejects.toMatchObject(conflict);
    await expect(keepCapture(other, sourceId, input)).rejects.toMatchObject(conflict);
    expect(await db.capture.count({ where: { workspaceId: checker.workspaceId, sourceId: elsewhere } })).toBe(
      0,
    );
  });

  test('the same bytes in another copy are stored once in a workspace, and again in the next', async () => {
    const text = `Twice kept ${newId()}.`;
    const [one, other] = [
      await keep(team.actors.checker, sourceId, text),
      await keep(team.actors.checker, sourceId, text),
    ];
    const there = (await addSource(others.actors.checker)).id;
    await keep(others.actors.checker, there, text);
    expect(one.sha256).toBe(other.sha256);
    expect(await db.captureBytes.count({ where: { sha256: one.sha256 } })).toBe(2);
  });
});

test('a text is cut into passages that are found by its words, in its language and folded', async () => {
  const text = `${'Die Schäden an den Toren des Hafens wurden gemeldet. '.repeat(20)}\n北港将于五月重新开放。`;
  const input = buildCopy(text);
  const reading = { ...input.reading, language: 'de' };
  await keepCapture(team.actors.checker, sourceId, { ...input, reading });
  const found = async (query: string) =>
    await db.$queryRawUnsafe<{ ordinal: number }[]>(
      `SELECT ordinal FROM capture_passages WHERE capture_id = '${input.id}' AND ${query}`,
    );
  const all = await db.capturePassage.findMany({
    where: { captureId: input.id },
    orderBy: { ordinal: 'asc' },
  });
  expect(all.length).toBeGreaterThan(1);
  expect(all[0]).toMatchObject({
    startOffset: 0,
    searchText: expect.stringContaining('schaden an den toren') as string,
  });
  expect(await found(`lexemes @@ to_tsquery('german', 'Schaden')`)).not.toEqual([]);
  expect(await found(`lexemes @@ to_tsquery('simple', 'schaden')`)).not.toEqual([]);
  expect(await found(`search_text LIKE '%重新开放%'`)).toEqual([{ ordinal: all.length - 1 }]);
});

describe('a source that is not for everybody', () => {
  test('of another workspace has no copies, and takes none', async () => {
    const { id } = await keep(team.actors.checker, sourceId, TEXT);
    const stranger = others.actors.owner;
    const unknown = { code: 'not_found' };
    await expect(keepCapture(stranger, sourceId, buildCopy(TEXT))).rejects.toMatchObject(unknown);
    await expect(listCaptures(stranger, sourceId, {})).rejects.toMatchObject(unknown);
    await expect(requireCapture(stranger, id)).rejects.toMatchObject(unknown);
    await expect(checkIntegrity(stranger, id)).rejects.toMatchObject(unknown);
    expect(await listCopyHashes(stranger, [sourceId])).toEqual([]);
  });

  test('restricted to its readers shows its copies to them alone, and to no export', async () => {
    const { checker, owner, other } = team.actors;
    const { id: restricted } = await addSource(checker, { access: 'restricted' });
    const { id } = await keep(checker, restricted, TEXT);
    expect(await requireCapture(checker, id)).toMatchObject({ id, hasText: true });
    for (const actor of [owner, other]) {
      for (const work of [
        () => requireCapture(actor, id),
        () => requireCaptureText(actor, id),
        () => listCaptures(actor, restricted, {}),
        () => checkIntegrity(actor, id),
        () => listIntegrity(actor, restricted, {}),
        () => keepCapture(actor, restricted, buildCopy(TEXT)),
      ]) {
        await expect(work()).rejects.toMatchObject({ code: 'not_found' });
      }
    }
    expect(await listCopyHashes(checker, [restricted])).toEqual([]);
    const [event] = await db.event.findMany({ where: { type: 'source.copy_kept', subjectId: id } });
    expect(JSON.stringify(event?.data)).not.toContain('gates');
  });

  test('takes no copies from viewers', async () => {
    await expect(keepCapture(team.actors.viewer, sourceId, buildCopy(TEXT))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('integrity', () => {
  test('holds for what was kept, and fails for bytes that somebody changed behind the program', async () => {
    const { checker, viewer } = team.actors;
    const whole = await keep(checker, sourceId, `Untouched ${newId()}.`);
    const text = `The gates held ${newId()}.`;
    const copy = await keep(checker, sourceId, text);
    expect(await checkIntegrity(viewer, copy.id)).toMatchObject({
      captureId: copy.id,
      isWhole: true,
      found: copy.sha256,
    });

    await db.$transaction([
      db.$executeRaw`ALTER TABLE capture_bytes DISABLE TRIGGER USER`,
      db.$executeRaw`UPDATE capture_bytes SET bytes = ${new TextEncoder().encode(text.replace('held', 'fell'))} WHERE sha256 = ${copy.sha256}`,
      db.$executeRaw`ALTER TABLE capture_bytes ENABLE TRIGGER USER`,
    ]);
    const found = createHash('sha256').update(text.replace('held', 'fell')).digest('hex');
    expect(await checkIntegrity(viewer, copy.id)).toMatchObject({
      isWhole: false,
      sha256: copy.sha256,
      found,
    });
    const page = await listIntegrity(viewer, sourceId, {});
    expect(page.items.map(({ captureId, isWhole }) => [captureId, isWhole])).toEqual([
      [copy.id, false],
      [whole.id, true],
    ]);
    expect(page.nextCursor).toBeNull();
  });

  test('is kept by the database: bytes and copies refuse to change', async () => {
    const { id, sha256 } = await keep(team.actors.checker, sourceId, TEXT);
    for (const change of [
      Prisma.sql`UPDATE capture_bytes SET bytes = bytes WHERE sha256 = ${sha256}`,
      Prisma.sql`UPDATE captures SET title = 'Other' WHERE id = ${id}::uuid`,
    ]) {
      await expect(db.$executeRaw(change)).rejects.toThrow(/never changed/);
    }
  });

  test('of an export stands beside each copy of the sources that leave', async () => {
    const { checker } = team.actors;
    const copy = await keep(checker, sourceId, TEXT);
    expect(await listCopyHashes(checker, [sourceId, sourceId, newId()])).toEqual([
      {
        id: copy.id,
        sourceId,
        number: 1,
        mediaType: 'text/plain',
        size: TEXT.length,
        sha256: copy.sha256,
        createdAt: copy.createdAt,
      },
    ]);
  });
});
