import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { compareCopies } from '@/lib/captures/compare-copies';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import { changeEvidence } from '@/lib/evidence/commands/change-evidence';
import { BARE_LINK } from '@/lib/evidence/model';
import { newId } from '@/lib/ids';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { undoMerge } from '@/lib/sources/commands/undo-merge';

import { buildCopy } from '../../../prisma/factories/captures';
import { testDatabase } from '../../support/database';
import { addSource, eventsOf, makeTeam } from '../annotations/world';
import { cite, keep } from './world';

const db = testDatabase();
const LINES = [
  'The harbour board met on Tuesday evening.',
  'The northern quay will open again on 2 May, the board said.',
  'Repairs cost four million crowns in all.',
  'Nobody was hurt when the gates gave way.',
  'The board meets again in June.',
];
const CHANGED = [
  LINES[0],
  'The northern quay will open again on 9 May, the board said.',
  LINES[2],
  'The ferries are to be painted.',
  LINES[4],
];

let team: Awaited<ReturnType<typeof makeTeam>>;
let sourceId: string;
beforeAll(async () => {
  team = await makeTeam();
});
beforeEach(async () => {
  sourceId = (await addSource(team.actors.checker, { title: `Minutes ${newId()}` })).id;
});

const paragraphs = (lines: readonly (string | undefined)[]) => lines.join('\n\n');
const fateOf = async (evidenceId: string) =>
  await db.evidence.findFirstOrThrow({
    where: { id: evidenceId },
    select: {
      newestCaptureId: true,
      newestPlacement: true,
      newestStart: true,
      newestEnd: true,
      version: true,
    },
  });

describe('a newer copy', () => {
  test('flags the evidence whose passage changed or vanished, and no other', async () => {
    const { checker, editor } = team.actors;
    const first = await keep(checker, sourceId, paragraphs(LINES));
    const stands = await cite(checker, first, 'Repairs cost four million crowns');
    const changed = await cite(checker, first, 'The northern quay will open again on 2 May');
    const gone = await cite(checker, first, 'Nobody was hurt when the gates gave way.');
    const second = await keep(editor, sourceId, paragraphs(CHANGED));
    const { text } = await db.capture.findFirstOrThrow({ where: { id: second.id }, select: { text: true } });

    const placed = await fateOf(stands.evidenceId);
    expect(placed).toMatchObject({ newestCaptureId: second.id, newestPlacement: 'placed', version: 1 });
    expect(text.slice(placed.newestStart ?? 0, placed.newestEnd ?? 0)).toBe(
      'Repairs cost four million crowns',
    );
    const differs = await fateOf(changed.evidenceId);
    expect(differs).toMatchObject({ newestCaptureId: second.id, newestPlacement: 'changed' });
    expect(text.slice(differs.newestStart ?? 0, differs.newestEnd ?? 0)).toContain('9 May');
    expect(await fateOf(gone.evidenceId)).toMatchObject({ newestPlacement: 'orphaned', newestStart: null });

    const told = async (articleId: string) =>
      (await eventsOf(articleId)).filter(({ type }) => type === 'evidence.source_changed');
    expect(await told(stands.articleId)).toEqual([]);
    expect(await told(changed.articleId)).toEqual([
      { type: 'evidence.source_changed', subjectId: changed.evidenceId },
    ]);
    expect(await told(gone.articleId)).toHaveLength(1);
    const event = await db.event.findFirstOrThrow({
      where: { type: 'evidence.source_changed', subjectId: gone.evidenceId },
    });
    expect(event.data).toMatchObject({
      annotationId: gone.annotationId,
      captureId: second.id,
      placement: 'orphaned',
    });
  });

  test('that has the words again takes the flag away, and says so', async () => {
    const { checker } = team.actors;
    const first = await keep(checker, sourceId, paragraphs(LINES));
    const { evidenceId, articleId } = await cite(checker, first, 'open again on 2 May');
    await keep(checker, sourceId, paragraphs(CHANGED));
    expect(await fateOf(evidenceId)).toMatchObject({ newestPlacement: 'changed' });
    const third = await keep(checker, sourceId, paragraphs(LINES));
    expect(await fateOf(evidenceId)).toMatchObject({ newestCaptureId: third.id, newestPlacement: 'placed' });
    expect((await eventsOf(articleId)).filter(({ type }) => type === 'evidence.source_changed')).toHaveLength(
      2,
    );
  });

  test('is told of a passage that is cited only afterwards, on the older one', async () => {
    const { checker } = team.actors;
    const first = await keep(checker, sourceId, paragraphs(LINES));
    const before = await cite(checker, first, 'four million');
    expect(await fateOf(before.evidenceId)).toMatchObject({ newestCaptureId: null, newestPlacement: null });
    const second = await keep(checker, sourceId, paragraphs(CHANGED));
    const stands = await cite(checker, first, 'four million');
    expect(await fateOf(stands.evidenceId)).toEqual(await fateOf(before.evidenceId));
    const gone = await cite(checker, first, 'Nobody was hurt');
    expect(await fateOf(gone.evidenceId)).toMatchObject({
      newestCaptureId: second.id,
      newestPlacement: 'orphaned',
      newestStart: null,
      newestEnd: null,
    });
    const newest = await cite(checker, second, 'The ferries');
    expect(await fateOf(newest.evidenceId)).toMatchObject({ newestCaptureId: null, newestPlacement: null });
  });

  test('without text says nothing about passages', async () => {
    const { checker } = team.actors;
    const first = await keep(checker, sourceId, paragraphs(LINES));
    const { evidenceId } = await cite(checker, first, 'four million');
    const input = buildCopy('a picture');
    const doc = { type: 'doc', content: [{ type: 'paragraph' }] };
    await keepCapture(checker, sourceId, {
      ...input,
      reading: { ...input.reading, doc, text: '', places: [] },
    });
    expect(await fateOf(evidenceId)).toMatchObject({ newestCaptureId: null, newestPlacement: null });
  });

  test('kept while others keep one too flags for the one with the highest number', async () => {
    const { checker, editor } = team.actors;
    const first = await keep(checker, sourceId, paragraphs(LINES));
    const { evidenceId } = await cite(checker, first, 'open again on 2 May');
    await Promise.all([
      keep(checker, sourceId, paragraphs(CHANGED)),
      keep(editor, sourceId, paragraphs(LINES)),
      keep(team.actors.owner, sourceId, paragraphs(CHANGED)),
    ]);
    const newest = await db.capture.findFirstOrThrow({ where: { sourceId }, orderBy: { number: 'desc' } });
    const placement = newest.text.includes('2 May') ? 'placed' : 'changed';
    expect(newest.number).toBe(4);
    expect(await fateOf(evidenceId)).toMatchObject({
      newestCaptureId: newest.id,
      newestPlacement: placement,
    });
  });
});

describe('a copy that is kept at the moment when an older one is cited', () => {
  test('is told to the link, whichever comes first, made or moved', async () => {
    const { checker, editor } = team.actors;
    for (let round = 0; round < 8; round++) {
      const { id } = await addSource(checker, { title: `Log ${newId()}` });
      const first = await keep(checker, id, paragraphs(LINES));
      const moved = await cite(checker, first, 'Repairs cost four million crowns');
      const { version } = await fateOf(moved.evidenceId);
      const start = paragraphs(LINES).replaceAll('\n\n', '\n').indexOf('2 May');
      const [newest, made] = await Promise.all([
        keep(editor, id, paragraphs(CHANGED)),
        cite(checker, first, 'open again on 2 May'),
        changeEvidence(checker, moved, {
          ...BARE_LINK,
          relation: 'supported_by',
          captureId: first.id,
          version,
          passage: { start, end: start + 5 },
        }),
      ]);
      const changed = { newestCaptureId: newest.id, newestPlacement: 'changed' };
      expect(await fateOf(made.evidenceId)).toMatchObject(changed);
      expect(await fateOf(moved.evidenceId)).toMatchObject(changed);
    }
  });
});

describe('a merge of sources', () => {
  test('tells passages what became of them in the newest copy of both, and its undoing tells it back', async () => {
    const { checker, editor } = team.actors;
    const kept = await addSource(checker, { title: `Minutes ${newId()}` });
    const gone = await addSource(checker, { title: `Minutes ${newId()}` });
    const first = await keep(checker, kept.id, paragraphs(LINES));
    const changed = await cite(checker, first, 'open again on 2 May');
    const stands = await cite(checker, first, 'four million');
    const second = await keep(checker, gone.id, paragraphs(LINES));
    const ofGone = await cite(checker, second, 'Nobody was hurt');
    const third = await keep(checker, gone.id, paragraphs(CHANGED));
    const newest = await cite(checker, third, 'The ferries');
    const all = [changed, stands, ofGone, newest];
    const fates = async () => await Promise.all(all.map(async (each) => await fateOf(each.evidenceId)));
    const before = await fates();
    expect(before.map((fate) => fate.newestPlacement)).toEqual([null, null, 'orphaned', null]);

    const id = newId();
    const versions = { keptVersion: 1, goneVersion: 1 };
    await mergeSources(checker, { id, keptId: kept.id, goneId: gone.id, ...versions, take: [] });
    const merged = await fates();
    expect(merged.map((fate) => [fate.newestCaptureId, fate.newestPlacement])).toEqual([
      [third.id, 'changed'],
      [third.id, 'placed'],
      [third.id, 'orphaned'],
      [null, null],
    ]);
    const told = async ({ articleId }: { articleId: string }) =>
      (await eventsOf(articleId)).filter(({ type }) => type === 'evidence.source_changed').length;
    expect(await Promise.all(all.map(told))).toEqual([1, 0, 1, 0]);

    const fourth = await keep(editor, kept.id, paragraphs(LINES));
    await undoMerge(editor, id);
    const [first1, second1, third1, fourth1] = await fates();
    // A copy kept since is the kept one's.
    expect([first1, second1]).toMatchObject([
      { newestCaptureId: fourth.id, newestPlacement: 'placed' },
      { newestCaptureId: fourth.id, newestPlacement: 'placed' },
    ]);
    expect([third1, fourth1]).toEqual(before.slice(2));
  });

  test('that nothing was kept after is undone to what was', async () => {
    const { checker } = team.actors;
    const [kept, gone] = [await addSource(checker), await addSource(checker)];
    const first = await keep(checker, kept.id, paragraphs(LINES));
    const { evidenceId } = await cite(checker, first, 'open again on 2 May');
    const before = await fateOf(evidenceId);
    await keep(checker, gone.id, paragraphs(CHANGED));
    const id = newId();
    const versions = { keptVersion: 1, goneVersion: 1 };
    await mergeSources(checker, { id, keptId: kept.id, goneId: gone.id, ...versions, take: [] });
    expect(await fateOf(evidenceId)).toMatchObject({ newestPlacement: 'changed' });
    await undoMerge(checker, id);
    expect(await fateOf(evidenceId)).toEqual(before);
  });
});

describe('two copies side by side', () => {
  test('tell what changed, and what became of the passages that are cited', async () => {
    const { checker, viewer } = team.actors;
    const first = await keep(checker, sourceId, paragraphs(LINES));
    const changed = await cite(checker, first, 'The northern quay will open again on 2 May');
    const second = await keep(checker, sourceId, paragraphs(CHANGED));
    const asked = await compareCopies(viewer, sourceId, {});
    expect([asked.from.id, asked.to.id]).toEqual([first.id, second.id]);
    expect(
      asked.comparison.rows.flatMap(({ pieces }) => pieces).filter(({ op }) => op === 'drop')[0]?.text,
    ).toContain('2');
    expect(asked.cited).toEqual([
      expect.objectContaining({
        evidenceId: changed.evidenceId,
        captureNumber: 1,
        placement: 'changed',
        words: 'The northern quay will open again on 2 May',
        wordsNow: 'The northern quay will open again on 9 May',
      }),
    ]);
    const back = await compareCopies(viewer, sourceId, { from: second.id, to: first.id });
    expect(back.cited[0]).toMatchObject({ placement: 'placed', from: null });
  });

  test('are of one source, and seen by those who see it', async () => {
    const { checker, owner } = team.actors;
    const first = await keep(checker, sourceId, 'One.');
    const elsewhere = (await addSource(checker)).id;
    const other = await keep(checker, elsewhere, 'Two.');
    const unknown = { code: 'not_found' };
    await expect(compareCopies(checker, sourceId, { from: first.id, to: other.id })).rejects.toMatchObject(
      unknown,
    );
    const { id: restricted } = await addSource(checker, { access: 'restricted' });
    await keep(checker, restricted, 'Three.');
    await expect(compareCopies(owner, restricted, {})).rejects.toMatchObject(unknown);
    await expect(compareCopies(checker, (await addSource(checker)).id, {})).rejects.toMatchObject(unknown);
  });
});
