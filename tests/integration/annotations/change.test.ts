import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { deleteAnnotation, restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { AnnotationChanges, AnnotationView } from '@/lib/annotations/model';
import { getAnnotation, listAnnotations } from '@/lib/annotations/queries';
import { archiveArticle } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';
import { retype } from './edit';
import { annotate, at, eventsOf, makeArticle, makeTeam } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let stranger: typeof team;
let articleId: string;
let claim: AnnotationView;
beforeAll(async () => {
  [team, stranger] = [(await makeTeam()).actors, (await makeTeam()).actors];
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
  claim = await annotate(team.checker, articleId, '80 metres');
});

async function change(actor: Actor, changes: AnnotationChanges['changes'], articleVersion = 0) {
  return await changeAnnotation(actor, articleId, claim.id, { articleVersion, changes });
}

describe('changing an annotation', () => {
  test('writes what is named, raises the version and says so in an event', async () => {
    const changed = await change(team.other, {
      status: { from: 'unchecked', to: 'verified' },
      'fields.statement': { from: null, to: 'The quay is 80 m long.' },
      assigneeId: { from: null, to: team.editor.userId },
      tags: { from: [], to: ['harbour'] },
      flags: { from: [], to: [{ name: 'single_source', reason: 'Only the board' }] },
    });
    expect(changed).toMatchObject({
      status: 'verified',
      fields: { statement: 'The quay is 80 m long.' },
      assigneeId: team.editor.userId,
      tags: ['harbour'],
      flags: [
        { name: 'single_source', reason: 'Only the board', byId: team.other.userId, at: expect.any(String) },
      ],
      version: 2,
      createdById: team.checker.userId,
      updatedById: team.other.userId,
    });
    expect(await getAnnotation(team.viewer, articleId, claim.id)).toEqual(changed);
    const event = await db.event.findFirstOrThrow({ where: { articleId, type: 'annotation.changed' } });
    expect(event).toMatchObject({
      subjectId: claim.id,
      actorId: team.other.userId,
      data: {
        kind: 'claim',
        changes: {
          status: { from: 'unchecked', to: 'verified' },
          'fields.statement': { from: null, to: 'The quay is 80 m long.' },
          assigneeId: { from: null, to: team.editor.userId },
          tags: { from: [], to: ['harbour'] },
          flags: { from: [], to: [{ name: 'single_source', reason: 'Only the board' }] },
        },
      },
    });
  });

  test('names long values in the event without telling them', async () => {
    await change(team.checker, { 'fields.verdictRationale': { from: null, to: 'x'.repeat(2_000) } });
    const event = await db.event.findFirstOrThrow({ where: { articleId, type: 'annotation.changed' } });
    expect(event.data).toEqual({ kind: 'claim', changes: { 'fields.verdictRationale': { from: null } } });
  });

  test('of different fields by two people at once keeps both', async () => {
    await Promise.all([
      change(team.checker, { status: { from: 'unchecked', to: 'verified' } }),
      change(team.other, { priority: { from: 'normal', to: 'legal' } }),
      change(team.editor, { 'fields.claimant': { from: null, to: 'Observers' } }),
    ]);
    expect(await getAnnotation(team.checker, articleId, claim.id)).toMatchObject({
      status: 'verified',
      priority: 'legal',
      fields: { claimant: 'Observers' },
      version: 4,
    });
  });

  test('of one field by two people at once writes the first and tells the other both values and who it was', async () => {
    const attempts = await Promise.allSettled([
      change(team.checker, { status: { from: 'unchecked', to: 'verified' }, tags: { from: [], to: ['a'] } }),
      change(team.other, { status: { from: 'unchecked', to: 'disputed' }, tags: { from: [], to: ['b'] } }),
    ]);
    const stored = await getAnnotation(team.checker, articleId, claim.id);
    const [winner, loser, tag, values] =
      stored?.status === 'verified'
        ? [team.checker, attempts[1], 'a', { yours: 'disputed', theirs: 'verified' }]
        : [team.other, attempts[0], 'b', { yours: 'verified', theirs: 'disputed' }];
    expect(stored).toMatchObject({ version: 2, tags: [tag] });
    expect(loser).toMatchObject({
      reason: {
        code: 'conflict',
        details: {
          conflicts: [
            { field: 'status', ...values, theirsById: winner.userId },
            { field: 'tags', theirs: [tag], theirsById: winner.userId },
          ],
          annotation: stored,
        },
      },
    });
  });

  test('tells who changed the field in conflict, not who changed the annotation last', async () => {
    await change(team.other, { status: { from: 'unchecked', to: 'verified' } });
    await change(team.editor, { priority: { from: 'normal', to: 'high' } });
    await expect(
      change(team.checker, { status: { from: 'unchecked', to: 'disputed' } }),
    ).rejects.toMatchObject({
      details: { conflicts: [{ field: 'status', theirsById: team.other.userId }] },
    });
  });

  test('sent twice writes once', async () => {
    const changes = { status: { from: 'unchecked', to: 'verified' } };
    const [first, second] = [await change(team.checker, changes), await change(team.checker, changes)];
    expect(second).toEqual(first);
    expect(second.version).toBe(2);
  });

  test('of the ranges describes the new ones and keeps the words of those that stay', async () => {
    await db.anchor.updateMany({ where: { annotationId: claim.id }, data: { prefix: 'as it was: ' } });
    const kept = { role: 'content', start: claim.ranges[0]?.start, end: claim.ranges[0]?.end };
    const [start, end] = at('northern quay');
    const changed = await change(team.checker, {
      ranges: { from: claim.ranges, to: [kept, { role: 'content', start, end }] },
    });
    expect(changed.ranges.map(({ exact }) => exact)).toEqual(['northern quay', '80 metres']);
    expect(changed.ranges[1]?.prefix).toBe('as it was: ');
    expect(changed.ranges[0]?.suffix.startsWith(' is 80 metres')).toBe(true);
  });

  test('of the ranges on an older version of the text means the same words, wherever they stand now', async () => {
    await retype(team.editor, articleId, 'Quay to reopen', 'The quay is to reopen');
    const [start, end] = at('northern quay');
    const ranges = { from: claim.ranges, to: [{ role: 'content', start, end }] };
    expect(await change(team.checker, { ranges })).toMatchObject({
      ranges: [{ start: start + 7, end: end + 7, exact: 'northern quay' }],
    });
  });

  test('of the ranges to words that were changed meanwhile is a conflict; of other fields it is not', async () => {
    await retype(team.editor, articleId, 'northern', 'southern');
    const [start, end] = at('northern quay');
    const ranges = { from: claim.ranges, to: [{ role: 'content', start, end }] };
    await expect(change(team.checker, { ranges })).rejects.toMatchObject({
      code: 'conflict',
      details: { annotation: { id: claim.id } },
    });
    await expect(change(team.checker, { priority: { from: 'normal', to: 'low' } })).resolves.toMatchObject({
      priority: 'low',
    });
    await expect(change(team.checker, { ranges }, 2)).rejects.toMatchObject({
      code: 'conflict',
      details: { articleVersion: 1 },
    });
  });

  test('to a value that no such field has, or to somebody from outside, is invalid', async () => {
    await expect(
      change(team.checker, {
        'fields.verdict': { from: null, to: 'true' },
        priority: { from: 'normal', to: 'high' },
      }),
    ).rejects.toMatchObject({ code: 'invalid_input', fields: { 'fields.verdict': expect.any(String) } });
    await expect(
      change(team.checker, { assigneeId: { from: null, to: stranger.owner.userId } }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { assigneeId: 'This person is not a member of the workspace.' },
    });
    expect((await getAnnotation(team.checker, articleId, claim.id))?.version).toBe(1);
  });

  test('is refused to viewers, in the archive, by way of another article, and to others', async () => {
    const changes = { status: { from: 'unchecked', to: 'verified' } };
    await expect(change(team.viewer, changes)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(change(stranger.owner, changes)).rejects.toMatchObject({ code: 'not_found' });
    const second = await makeArticle(team.owner);
    await expect(
      changeAnnotation(team.owner, second, claim.id, { articleVersion: 0, changes }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const theirs = await makeArticle(stranger.owner);
    await expect(
      changeAnnotation(stranger.owner, theirs, claim.id, { articleVersion: 0, changes }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await archiveArticle(team.owner, articleId);
    await expect(change(team.owner, changes)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('deleting and restoring an annotation', () => {
  test('takes it away and brings it back as it was, each once', async () => {
    await deleteAnnotation(team.checker, articleId, claim.id);
    await deleteAnnotation(team.checker, articleId, claim.id);
    expect((await listAnnotations(team.checker, articleId)).items).toEqual([]);
    await expect(change(team.checker, { tags: { from: [], to: ['a'] } })).rejects.toMatchObject({
      code: 'not_found',
      message: 'This annotation was deleted meanwhile. Restore it to go on.',
    });

    const restored = await restoreAnnotation(team.editor, articleId, claim.id);
    expect(await restoreAnnotation(team.editor, articleId, claim.id)).toEqual(restored);
    expect(restored).toEqual({
      ...claim,
      version: 3,
      updatedAt: restored.updatedAt,
      updatedById: team.editor.userId,
    });
    expect((await eventsOf(articleId)).map(({ type }) => type)).toEqual([
      'annotation.created',
      'annotation.deleted',
      'annotation.restored',
    ]);
  });

  test('is for whoever made it and for editors', async () => {
    for (const actor of [team.other, team.reviewer, team.viewer]) {
      await expect(deleteAnnotation(actor, articleId, claim.id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await deleteAnnotation(team.editor, articleId, claim.id);
    await expect(restoreAnnotation(team.reviewer, articleId, claim.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await restoreAnnotation(team.checker, articleId, claim.id);
  });

  test('is not found by others, by way of another article, or when it never was', async () => {
    await expect(deleteAnnotation(stranger.owner, articleId, claim.id)).rejects.toMatchObject({
      code: 'not_found',
    });
    const second = await makeArticle(team.owner);
    await expect(deleteAnnotation(team.owner, second, claim.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(restoreAnnotation(team.owner, articleId, newId())).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await getAnnotation(team.owner, articleId, claim.id)).toEqual(claim);
  });

  test('is refused in the archive', async () => {
    await archiveArticle(team.owner, articleId);
    await expect(deleteAnnotation(team.owner, articleId, claim.id)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
