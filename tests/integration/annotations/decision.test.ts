import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { AnnotationView, DecisionInput } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import { placementOf } from '@/lib/annotations/rules';
import type { Actor } from '@/lib/auth/actor';
import { decideProposal } from '@/lib/versions/commands/accept-proposal';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { docOf, retype, textOf } from './edit';
import { annotate, at, makeArticle, makeTeam, TEXT } from './world';

const db = testDatabase();
const WORDS = 'is 80 metres long';
const fields = { replacement: 'is 85 metres long', reason: 'The board’s drawing says 85.' };

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
let suggestion: AnnotationView;
beforeAll(async () => {
  team = (await makeTeam()).actors;
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
  suggestion = await annotate(team.checker, articleId, WORDS, { kind: 'suggestion', fields });
});

const decide = (
  decision: DecisionInput['decision'],
  { by = team.editor, words = WORDS, id = suggestion.id }: { by?: Actor; words?: string; id?: string } = {},
) => decideProposal(by, articleId, id, { decision, articleVersion: 0, words });
const textNow = () => textOf(team.viewer, articleId);
const eventsOf = async () =>
  await db.event.findMany({
    where: { articleId, type: { in: ['article.edited', 'suggestion.accepted', 'suggestion.rejected'] } },
    orderBy: { number: 'asc' },
  });

describe('accepting a suggestion', () => {
  test('puts its words into the text, in the name of both, and lets it stand on them', async () => {
    const accepted = await decide('accepted');
    expect(await textNow()).toBe(TEXT.replace('80', '85'));
    expect(accepted).toMatchObject({
      fields: { ...fields, decision: 'accepted', decidedById: team.editor.userId, replaced: WORDS },
      version: 2,
      ranges: [{ exact: fields.replacement, placement: 'placed', start: suggestion.ranges[0]?.start }],
    });
    expect(await db.step.findMany({ where: { articleId } })).toMatchObject([
      { version: 1, authorId: team.editor.userId, proposedById: team.checker.userId },
    ]);
    expect(await eventsOf()).toMatchObject([
      { type: 'article.edited', data: { from: 0, to: 1, suggestionId: suggestion.id } },
      {
        type: 'suggestion.accepted',
        subjectId: suggestion.id,
        actorId: team.editor.userId,
        data: { annotationId: suggestion.id, proposedById: team.checker.userId },
      },
    ]);
  });

  test('twice is once, and the other decision is a conflict then', async () => {
    const once = await decide('accepted');
    expect(await decide('accepted', { words: 'whatever' })).toEqual(once);
    await expect(decide('rejected')).rejects.toMatchObject({
      code: 'conflict',
      message: 'This was accepted already.',
    });
    expect(await eventsOf()).toHaveLength(2);
  });

  test('at the same time by two people is once', async () => {
    await Promise.all([decide('accepted'), decide('accepted', { by: team.owner })]);
    expect(await eventsOf()).toHaveLength(2);
    expect(await textNow()).toBe(TEXT.replace('80', '85'));
  });

  test('makes a check on the same words changed, not gone', async () => {
    const same = await annotate(team.checker, articleId, WORDS);
    const within = await annotate(team.checker, articleId, 'quay is 80 metres long, observers');
    await decide('accepted');
    for (const { id } of [same, within]) {
      expect(placementOf(await requireAnnotation(team.viewer, articleId, id))).toBe('changed');
    }
    const { ranges } = await requireAnnotation(team.viewer, articleId, same.id);
    expect((await textNow()).slice(ranges[0]?.start, ranges[0]?.end)).toBe(fields.replacement);
  });

  test('keeps the marks of the words that it replaces, and makes a block of each line', async () => {
    const [start, end] = at('The quay will hold.');
    const input = buildAnnotation([start, end], {
      kind: 'suggestion',
      fields: { replacement: 'The quay holds.\n\nIt always did.' },
    });
    const { annotation } = await createAnnotation(team.checker, articleId, input);
    const accepted = await decide('accepted', { id: annotation.id, words: 'The quay will hold.' });
    expect(await textNow()).toContain('“The quay holds.\nIt always did.”');
    expect(accepted.ranges).toMatchObject([{ exact: 'The quay holds.\nIt always did.' }]);
    const { doc } = await docOf(team.viewer, articleId);
    expect(doc.childCount).toBe(4);
  });

  test('is refused when the words are not those that the person saw', async () => {
    await retype(team.editor, articleId, '80', '81');
    await expect(decide('accepted')).rejects.toMatchObject({
      code: 'conflict',
      details: { annotation: { id: suggestion.id } },
    });
    expect(await textNow()).toContain('is 81 metres long');
    // Who has seen what stands there now can still accept.
    expect(await decide('accepted', { words: 'is 81 metres long' })).toMatchObject({
      fields: { replaced: 'is 81 metres long' },
    });
  });

  test('is refused when the words are gone, or when there is no wording', async () => {
    const empty = await annotate(team.checker, articleId, 'harbour master', { kind: 'suggestion' });
    await expect(decide('accepted', { id: empty.id, words: 'harbour master' })).rejects.toMatchObject({
      message: 'There is no wording to accept yet.',
    });
    const same = { kind: 'suggestion', fields: { replacement: 'harbour master' } } as const;
    const { id } = await annotate(team.checker, articleId, 'harbour master', same);
    await expect(decide('accepted', { id, words: 'harbour master' })).rejects.toMatchObject({
      message: 'This is how it reads already.',
    });
    await retype(team.editor, articleId, ` ${WORDS}`, '');
    await expect(decide('accepted', { words: '' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.step.count({ where: { articleId } })).toBe(1);
  });
});

test('rejecting leaves the text alone, and says who did', async () => {
  const rejected = await decide('rejected', { words: '' });
  expect(rejected).toMatchObject({ fields: { decision: 'rejected', decidedById: team.editor.userId } });
  expect(await textNow()).toBe(TEXT);
  await expect(decide('accepted')).rejects.toMatchObject({ message: 'This was rejected already.' });
});

test('who may write in the text decides: editors, owners and the author, whatever their role', async () => {
  for (const by of [team.viewer, team.checker, team.reviewer]) {
    await expect(decide('accepted', { by })).rejects.toMatchObject({ code: 'forbidden' });
  }
  await db.article.updateMany({ where: { id: articleId }, data: { authorId: team.viewer.userId } });
  expect(await decide('accepted', { by: team.viewer })).toMatchObject({ fields: { decision: 'accepted' } });
});

test('nothing but a suggestion is decided, and that not by hand', async () => {
  const claim = await annotate(team.checker, articleId, 'hold');
  await expect(decide('accepted', { id: claim.id })).rejects.toMatchObject({ code: 'invalid_input' });
  const decision = { from: null, to: 'accepted' };
  const change = (changes: Record<string, { from: unknown; to: unknown }>) =>
    changeAnnotation(team.editor, articleId, suggestion.id, { articleVersion: 0, changes });
  await expect(change({ 'fields.decision': decision })).rejects.toMatchObject({ code: 'invalid_input' });
  const made = buildAnnotation(at('hold'), { kind: 'suggestion', fields: { decision: 'accepted' } });
  await expect(createAnnotation(team.editor, articleId, made)).rejects.toMatchObject({
    code: 'invalid_input',
  });

  await decide('rejected');
  const other = { from: fields.replacement, to: 'is long' };
  await expect(change({ 'fields.replacement': other })).rejects.toMatchObject({
    fields: { 'fields.replacement': 'This was rejected already. Make another suggestion instead.' },
  });
});
