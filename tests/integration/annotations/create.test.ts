import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NO_THREAD } from '@/lib/annotations/comment-model';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { getAnnotation } from '@/lib/annotations/queries';
import { archiveArticle } from '@/lib/articles/commands';
import { newId } from '@/lib/ids';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { retype } from './edit';
import { at, eventsOf, makeArticle, makeTeam, TEXT } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let stranger: typeof team;
let articleId: string;
beforeAll(async () => {
  [team, stranger] = [(await makeTeam()).actors, (await makeTeam()).actors];
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
});

describe('making an annotation', () => {
  test('keeps its ranges with their words and context, and says so in an event', async () => {
    const input = buildAnnotation(at('“We are ready,”'), {
      kind: 'quote',
      ranges: [
        { role: 'source', start: at('Ida Maren')[0], end: at('Ida Maren')[1] },
        { role: 'content', start: at('“The quay')[0], end: at('hold.”')[1] },
        { role: 'content', start: at('“We')[0], end: at('ready,”')[1] },
      ],
      status: 'in_progress',
      fields: { quoteType: 'direct', speaker: ' Ida Maren ' },
    });
    const { annotation, created } = await createAnnotation(team.checker, articleId, input);
    expect(created).toBe(true);
    expect(annotation).toMatchObject({
      id: input.id,
      articleId,
      kind: 'quote',
      status: 'in_progress',
      priority: 'normal',
      fields: { quoteType: 'direct', speaker: 'Ida Maren' },
      version: 1,
      createdById: team.checker.userId,
      thread: NO_THREAD,
      evidence: [],
    });
    expect(annotation.ranges.map(({ role, exact }) => [role, exact])).toEqual([
      ['content', '“We are ready,”'],
      ['content', '“The quay will hold.”'],
      ['source', 'Ida Maren'],
    ]);
    for (const { start, end, exact, prefix, suffix } of annotation.ranges) {
      expect(TEXT.slice(start - prefix.length, end + suffix.length)).toBe(prefix + exact + suffix);
    }
    expect(await getAnnotation(team.viewer, articleId, input.id)).toEqual(annotation);
    expect(await eventsOf(articleId)).toEqual([{ type: 'annotation.created', subjectId: input.id }]);
    const article = await db.article.findFirstOrThrow({ where: { id: articleId } });
    expect(article.updatedById).toBe(team.checker.userId);
  });

  test('twice, at once and later, makes one', async () => {
    const input = buildAnnotation(at('80 metres'), { fields: { statement: 'It is 80 m.' } });
    const both = await Promise.all([1, 2].map(() => createAnnotation(team.checker, articleId, input)));
    expect(both.filter(({ created }) => created)).toHaveLength(1);
    await changeAnnotation(team.other, articleId, input.id, {
      articleVersion: 0,
      changes: { 'fields.statement': { from: 'It is 80 m.', to: 'The quay is 80 m.' } },
    });
    const again = await createAnnotation(team.checker, articleId, input);
    expect(again).toMatchObject({
      created: false,
      annotation: { fields: { statement: 'The quay is 80 m.' } },
    });
    expect((await eventsOf(articleId)).map(({ type }) => type)).toEqual([
      'annotation.created',
      'annotation.changed',
    ]);
  });

  test('is known as a repeat when the text was changed in between', async () => {
    const input = buildAnnotation(at('🎉.'));
    await createAnnotation(team.checker, articleId, input);
    await retype(team.editor, articleId, ' long, observers said 🎉.', '');
    await expect(createAnnotation(team.checker, articleId, input)).resolves.toMatchObject({ created: false });
  });

  test.each([
    ['other words', { ranges: buildAnnotation(at('hold')).ranges }],
    ['another kind', { kind: 'note' }],
    ['other fields', { fields: { statement: 'Other' } }],
    ['another status', { status: 'verified' }],
  ] as const)('under a taken id with %s is a conflict', async (_, parts) => {
    const input = buildAnnotation(at('80 metres'));
    await createAnnotation(team.checker, articleId, input);
    const other = { ...input, ...parts, ranges: [...(('ranges' in parts && parts.ranges) || input.ranges)] };
    await expect(createAnnotation(team.checker, articleId, other)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('under an id of somebody else or on another article is a conflict, in another workspace it is another one', async () => {
    const input = buildAnnotation(at('80 metres'));
    await createAnnotation(team.checker, articleId, input);
    await expect(createAnnotation(team.other, articleId, input)).rejects.toMatchObject({ code: 'conflict' });
    const second = await makeArticle(team.owner);
    await expect(createAnnotation(team.checker, second, input)).rejects.toMatchObject({ code: 'conflict' });
    const theirs = await makeArticle(stranger.owner);
    await expect(createAnnotation(stranger.checker, theirs, input)).resolves.toMatchObject({ created: true });
  });

  test('with one id on two articles at once makes one', async () => {
    const second = await makeArticle(team.owner);
    const input = buildAnnotation(at('80 metres'));
    const both = await Promise.allSettled(
      [articleId, second].map((each) => createAnnotation(team.checker, each, input)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  test('does not bring back one that was deleted', async () => {
    const input = buildAnnotation(at('80 metres'));
    await createAnnotation(team.checker, articleId, input);
    await deleteAnnotation(team.checker, articleId, input.id);
    await expect(createAnnotation(team.checker, articleId, input)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await getAnnotation(team.checker, articleId, input.id)).toBeNull();
  });

  test('on another version of the text is a conflict that tells the current one', async () => {
    const input = buildAnnotation([0, 9_999], { articleVersion: 3 });
    await expect(createAnnotation(team.checker, articleId, input)).rejects.toMatchObject({
      code: 'conflict',
      details: { articleVersion: 0 },
    });
  });

  test('names every field that is wrong and writes nothing', async () => {
    const input = buildAnnotation([TEXT.length, TEXT.length + 1], {
      fields: { verdict: 'true', speaker: 'Ida' },
    });
    await expect(createAnnotation(team.checker, articleId, input)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { ranges: 'A range reaches beyond the end of the text.', 'fields.speaker': expect.any(String) },
    });
    await expect(
      createAnnotation(
        team.checker,
        articleId,
        buildAnnotation([0, 4], { kind: 'note', status: 'verified' }),
      ),
    ).rejects.toMatchObject({ fields: { status: expect.any(String) } });
    expect(await eventsOf(articleId)).toEqual([]);
  });

  test('may be about the whole article, as a note or a query', async () => {
    const note = buildAnnotation([0, 1], { kind: 'note', ranges: [], fields: { body: 'Read twice.' } });
    expect((await createAnnotation(team.checker, articleId, note)).annotation.ranges).toEqual([]);
  });

  test('is refused to viewers, in the archive, and on articles of others', async () => {
    const input = buildAnnotation(at('80 metres'));
    await expect(createAnnotation(team.viewer, articleId, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(createAnnotation(stranger.owner, articleId, input)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(createAnnotation(stranger.viewer, articleId, input)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(createAnnotation(team.checker, newId(), input)).rejects.toMatchObject({ code: 'not_found' });
    await archiveArticle(team.owner, articleId);
    await expect(createAnnotation(team.checker, articleId, input)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('archive'),
    });
  });
});
