import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '@/lib/auth/actor';
import { createHash } from 'node:crypto';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { newId } from '@/lib/ids';
import { compareVersions } from '@/lib/versions/compare-versions';
import { nameVersion } from '@/lib/versions/commands/name-version';
import { restoreVersion } from '@/lib/versions/commands/restore-version';
import type { HistoryItem } from '@/lib/versions/history-rules';
import { listHistory } from '@/lib/versions/list-history';
import { presentVersion } from '@/lib/versions/present-version';
import { readVersion } from '@/lib/versions/read-version';
import { readWordsHistory } from '@/lib/versions/words-history';

import type { WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { eventsOf, makeTeam } from '../annotations/world';
import { fingerprint } from '../routes/sweep/fingerprint';
import { LINES, makeHarbour, markWords, standingOf, textOf, type } from './world';

const db = testDatabase();
const [COUNCIL, TOFT] = LINES;
let team: WorkspaceWith<Role | 'other'>;
let editor: Actor;
let owner: Actor;
let articleId: string;
beforeAll(async () => {
  team = await makeTeam();
  ({ editor, owner } = team.actors);
});
beforeEach(async () => {
  articleId = await makeHarbour(editor);
});

/** As if the steps after a version had been made so many minutes earlier than they were. */
async function makeEarlier(upTo: number, minutes: number): Promise<void> {
  await db.$transaction([
    db.$executeRawUnsafe('ALTER TABLE steps DISABLE TRIGGER USER'),
    db.$executeRaw`UPDATE steps SET created_at = created_at - make_interval(mins => ${minutes}::int) WHERE article_id = ${articleId}::uuid AND version <= ${upTo}`,
    db.$executeRawUnsafe('ALTER TABLE steps ENABLE TRIGGER USER'),
  ]);
}

const listed = async (cursor?: number) => await listHistory(team.actors.viewer, articleId, { cursor });
const inShort = (item: HistoryItem) =>
  item.kind === 'sitting'
    ? `${item.from}-${item.to} ${item.authorId === editor.userId ? 'editor' : 'owner'} +${item.added} -${item.dropped}`
    : `${item.version} ${item.kind === 'revision' ? item.name : 'imported'}`;

describe('the history of a text', () => {
  test('begins with how it was brought in', async () => {
    const { items, nextCursor, version } = await listed();
    const text = await textOf(editor, articleId);
    const hash = createHash('sha256').update(text).digest('hex');
    expect(items).toMatchObject([{ kind: 'imported', version: 0, textHash: hash, byId: editor.userId }]);
    expect({ nextCursor, version }).toEqual({ nextCursor: null, version: 0 });
  });

  test('tells in sittings who changed which words, between the versions that have names', async () => {
    await type(editor, articleId, 'Monday', 'Tuesday');
    await makeEarlier(1, 11);
    await type(editor, articleId, 'two metres', 'three metres');
    await type(editor, articleId, TOFT, '');
    await nameVersion(editor, articleId, { id: newId(), version: 2, name: 'For the council' });
    await type(owner, articleId, '4.2 million', '5 million');
    await type(owner, articleId, 'Orsk', 'the town of Orsk');
    const { items } = await listed();
    expect(items.map(inShort)).toEqual([
      '3-5 owner +4 -2',
      '2-3 editor +0 -13',
      '2 For the council',
      '1-2 editor +1 -1',
      '0-1 editor +1 -1',
      '0 imported',
    ]);
    expect(items[4]).toMatchObject({
      excerpt: [
        { op: 'drop', text: 'Monday' },
        { op: 'add', text: 'Tuesday' },
      ],
    });
    expect(items[1]).toMatchObject({ proposedByIds: [], from: 2, to: 3 });
  });

  test('comes in pages that leave nothing out and say nothing twice', async () => {
    for (let round = 0; round < 60; round++) {
      await type(
        round % 2 === 0 ? editor : owner,
        articleId,
        'The council',
        round % 2 === 0 ? 'The council now' : 'The council',
      );
    }
    const first = await listed();
    expect(first.nextCursor).not.toBeNull();
    const second = await listed(first.nextCursor ?? 0);
    expect(second.nextCursor).toBeNull();
    const sittings = [...first.items, ...second.items].filter((item) => item.kind === 'sitting');
    expect(sittings.map(({ to }) => to)).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
    expect(second.items.at(-1)).toMatchObject({ kind: 'imported' });
  });

  test('is of one workspace', async () => {
    const other = await makeTeam();
    const stranger = other.actors.owner;
    for (const asked of [
      () => listHistory(stranger, articleId, {}),
      () => readVersion(stranger, articleId, 0),
      () => compareVersions(stranger, articleId, {}),
      () => readWordsHistory(stranger, articleId, {}),
      () => restoreVersion(stranger, articleId, 0, { id: newId(), baseVersion: 0 }),
      () => nameVersion(stranger, articleId, { id: newId(), version: 0, name: 'Mine' }),
    ]) {
      await expect(asked()).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('an old version', () => {
  test('is read as it was, and not before it was or after it is', async () => {
    const text = await textOf(editor, articleId);
    await type(editor, articleId, 'Monday', 'Tuesday');
    const hash = createHash('sha256').update(text).digest('hex');
    expect(presentVersion(await readVersion(editor, articleId, 0))).toMatchObject({
      version: 0,
      current: 1,
      textHash: hash,
    });
    await expect(readVersion(editor, articleId, 2)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is compared with another, with the annotations where they stand in each', async () => {
    const pier = await markWords(editor, articleId, 'the old pier');
    const toft = await markWords(editor, articleId, 'Maren Toft');
    await type(editor, articleId, TOFT, 'Nothing more.');
    const { comparison, marks, version } = await compareVersions(editor, articleId, {});
    expect(version).toBe(1);
    expect(comparison).toMatchObject({ added: 2, dropped: 13 });
    const text = await textOf(editor, articleId);
    const idsOf = (side: typeof marks.left) => side.map(({ annotationId }) => annotationId).toSorted();
    expect(idsOf(marks.left)).toEqual([pier, toft].toSorted());
    expect(idsOf(marks.right)).toEqual([pier]);
    const [mark] = marks.right;
    expect(text.slice(mark?.to.start, mark?.to.end)).toBe('the old pier');
  });

  test('is restored by new steps, with the annotations where they were', async () => {
    const text = await textOf(editor, articleId);
    const marks = await Promise.all(
      ['Maren Toft', COUNCIL, 'the old pier'].map((words) => markWords(editor, articleId, words)),
    );
    await type(editor, articleId, TOFT, '');
    await type(owner, articleId, 'Monday', 'the first of May');
    const { version, created } = await restoreVersion(editor, articleId, 0, { id: newId(), baseVersion: 2 });
    expect(created).toBe(true);
    expect(version).toBeGreaterThan(2);
    expect(await textOf(editor, articleId)).toBe(text);
    for (const id of marks) {
      const { placement, exact, words } = await standingOf(editor, articleId, id);
      expect({ placement, words }).toEqual({ placement: 'placed', words: exact });
    }
    const { items } = await listed();
    expect(items[0]).toMatchObject({ kind: 'revision', version, name: 'Restored: as it was brought in' });
    expect(items.filter((item) => item.kind === 'sitting')).toHaveLength(3);
    expect((await eventsOf(articleId)).at(-1)).toMatchObject({ type: 'article.version_restored' });
    // And the way back is one more of the same.
    const [before] = items.filter((item) => item.kind === 'revision' && item.version === 2);
    expect(before).toMatchObject({ name: 'Before: Restored: as it was brought in' });
    await restoreVersion(editor, articleId, 2, { id: newId(), baseVersion: version });
    expect(await textOf(editor, articleId)).toContain('the first of May');
  });

  test('is restored once, by those who may write, on the text that they saw', async () => {
    await type(editor, articleId, 'Monday', 'Tuesday');
    const input = { id: newId(), baseVersion: 1 };
    await expect(restoreVersion(team.actors.checker, articleId, 0, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(restoreVersion(editor, articleId, 0, { ...input, baseVersion: 0 })).rejects.toMatchObject({
      code: 'conflict',
    });
    const answers = await Promise.all([
      restoreVersion(editor, articleId, 0, input),
      restoreVersion(editor, articleId, 0, input),
    ]);
    expect(answers.map(({ created }) => created)).toEqual(expect.arrayContaining([false, true]));
    const before = await fingerprint(editor.workspaceId);
    expect(await restoreVersion(editor, articleId, 0, { id: newId(), baseVersion: 2 })).toEqual({
      version: 2,
      created: false,
    });
    expect(await fingerprint(editor.workspaceId)).toEqual(before);
  });
});

describe('a name', () => {
  test('is given once by checkers and wider roles, to a version that there is', async () => {
    const input = { id: newId(), version: 0, name: 'As filed' };
    await expect(nameVersion(team.actors.viewer, articleId, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(nameVersion(editor, articleId, { ...input, version: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await nameVersion(team.actors.checker, articleId, input)).toMatchObject({ created: true });
    expect(await nameVersion(team.actors.checker, articleId, input)).toMatchObject({ created: false });
    await expect(nameVersion(editor, articleId, { ...input, name: 'Mine' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const { items } = await listed();
    expect(items.map(inShort)).toEqual(['0 As filed', '0 imported']);
  });
});

describe('the words of a range', () => {
  const rangeOf = async (words: string) => {
    const text = await textOf(editor, articleId);
    const start = text.indexOf(words);
    return { start, end: start + words.length };
  };

  test('are told by who wrote them, down to how they came in', async () => {
    await type(editor, articleId, 'on Monday', 'on Tuesday');
    await type(owner, articleId, 'harbour wall', 'long harbour wall');
    await type(owner, articleId, 'Nobody', 'Not a soul');
    const { pieces, lookedBackTo } = await readWordsHistory(editor, articleId, {
      ...(await rangeOf('council of Orsk decided on Tuesday to raise the long harbour wall')),
      version: 3,
    });
    expect(pieces.map(({ words, origin, byId }) => [words, origin, byId])).toEqual([
      ['council of Orsk decided ', 'imported', editor.userId],
      ['on Tuesday', 'written', editor.userId],
      [' to raise the ', 'imported', editor.userId],
      ['long harbour wall', 'written', owner.userId],
    ]);
    expect(lookedBackTo).toBe(0);
    const version = pieces.map((piece) => piece.version);
    expect(version).toEqual([0, 1, 0, 2]);
  });

  test('are told apart from those beside them after a paragraph was brought back', async () => {
    await type(editor, articleId, TOFT, '');
    await restoreVersion(owner, articleId, 0, { id: newId(), baseVersion: 1 });
    const { pieces } = await readWordsHistory(editor, articleId, await rangeOf(COUNCIL + '\n' + TOFT));
    expect(pieces.map(({ words, byId, origin }) => [words, byId, origin])).toEqual([
      [COUNCIL, editor.userId, 'imported'],
      [TOFT, owner.userId, 'written'],
    ]);
  });

  test('are told with the checks of what stands on them', async () => {
    const id = await markWords(editor, articleId, COUNCIL);
    await markWords(editor, articleId, 'the old pier');
    const status = { status: { from: 'unchecked', to: 'verified' } };
    await changeAnnotation(team.actors.checker, articleId, id, { articleVersion: 0, changes: status });
    await type(owner, articleId, 'Harbour wall', 'The harbour wall');
    // As a page asks that has not heard of it yet.
    const { checks } = await readWordsHistory(editor, articleId, { start: 30, end: 40, version: 0 });
    expect(checks).toMatchObject([
      { annotationId: id, status: 'verified', isFinished: true, byId: team.actors.checker.userId },
    ]);
  });

  test('that are not in the text are refused', async () => {
    for (const range of [
      { start: 0, end: 9_999 },
      { start: 9, end: 8 },
    ]) {
      await expect(readWordsHistory(editor, articleId, range)).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });
});
