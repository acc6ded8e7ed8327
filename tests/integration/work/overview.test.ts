import { beforeEach, describe, expect, test } from 'vitest';

import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { archiveArticle } from '@/lib/articles/commands';
import { newId } from '@/lib/ids';
import { readOverview } from '@/lib/work/overview';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { testDatabase } from '../../support/database';
import { annotate, at, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
const NOW = new Date('2026-11-18T12:00:00.000Z');
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let workspaceId: string;

beforeEach(async () => {
  const made = await makeTeam();
  team = made.actors;
  workspaceId = made.workspace.id;
});

const set = async (id: string, data: object) =>
  await db.article.update({ where: { workspaceId_id: { workspaceId, id } }, data });

async function approve(
  articleId: string,
  handedIn: string,
  approved: string,
  decision = 'approved' as const,
) {
  const place = { workspaceId, articleId };
  const revisionId = newId();
  const made = {
    id: revisionId,
    version: 0,
    name: 'Handed in',
    textHash: '',
    createdById: team.checker.userId,
  };
  await db.revision.create({ data: { ...place, ...made, kind: 'submitted', createdAt: handedIn } });
  const by = { id: newId(), byId: team.reviewer.userId, createdAt: approved };
  await db.signOff.create({ data: { ...place, revisionId, decision, ...by } });
}

describe('the overview', () => {
  test('counts articles by state, and those that are late, without the archive', async () => {
    const [one, two, gone] = [
      await makeArticle(team.checker),
      await makeArticle(team.checker),
      await makeArticle(team.checker),
    ];
    await set(one, { state: 'checking', dueAt: '2026-11-18T11:59:00.000Z' });
    await set(two, { state: 'approved', dueAt: '2026-11-01T00:00:00.000Z' });
    await archiveArticle(team.editor, gone);
    expect(await readOverview(team.viewer, NOW)).toMatchObject({
      states: [
        { state: 'checking', articles: 1 },
        { state: 'approved', articles: 1 },
      ],
      overdue: 1,
    });
  });

  test('tells what is left in each, what is due first before the rest, as it changes', async () => {
    const [later, soon] = [await makeArticle(team.checker), await makeArticle(team.checker)];
    await set(later, { dueAt: '2026-12-01T00:00:00.000Z' });
    await set(soon, { dueAt: '2026-11-20T00:00:00.000Z', leadId: team.checker.userId });
    await annotate(team.checker, soon, '80 metres long');
    const left = async () => {
      const { articles } = await readOverview(team.viewer, NOW);
      return articles.map(({ id, unreadLines, lines, openItems, leadName }) => [
        id,
        unreadLines,
        lines,
        openItems,
        leadName,
      ]);
    };
    expect(await left()).toEqual([
      [soon, 3, 4, 1, 'The checker'],
      [later, 4, 4, 0, null],
    ]);
    const cleared = buildAnnotation(at('Quay to reopen in spring'), {
      kind: 'cleared',
      fields: { reason: 'transition' },
    });
    await createAnnotation(team.checker, soon, cleared);
    expect((await left())[0]).toEqual([soon, 2, 4, 1, 'The checker']);
  });

  test('lists the oldest queries that nobody has answered', async () => {
    const articleId = await makeArticle(team.checker);
    const query = async (words: string, fields: object) =>
      await annotate(team.checker, articleId, words, { kind: 'query', fields: { ...fields } });
    await query('80 metres', {
      question: 'Who measured?',
      askedOf: 'author',
      blocking: true,
      dueAt: '2026-11',
    });
    await query('observers', { question: 'Who?', answer: 'The pilots.' });
    await query('harbour master', { question: 'Since when?' });
    expect(await readOverview(team.viewer, NOW)).toMatchObject({
      openQueries: 2,
      queries: [
        { question: 'Who measured?', askedOf: 'author', isBlocking: true, dueAt: '2026-11', articleId },
        { question: 'Since when?', askedOf: '', isBlocking: false, dueAt: '' },
      ],
    });
  });

  test('tells how long approvals took, by week and in all, older ones left out', async () => {
    const articleId = await makeArticle(team.checker);
    await approve(articleId, '2026-11-16T00:00:00.000Z', '2026-11-16T02:00:00.000Z');
    await approve(articleId, '2026-11-17T00:00:00.000Z', '2026-11-17T04:00:00.000Z');
    await approve(articleId, '2026-11-09T00:00:00.000Z', '2026-11-10T00:00:00.000Z');
    await approve(articleId, '2026-01-09T00:00:00.000Z', '2026-01-10T00:00:00.000Z');
    const { weeks, medianHours } = await readOverview(team.viewer, NOW);
    expect(weeks).toHaveLength(12);
    expect(weeks.slice(-2)).toEqual([
      { monday: '2026-11-09', approvals: 1, medianHours: 24 },
      { monday: '2026-11-16', approvals: 2, medianHours: 3 },
    ]);
    expect(weeks[0]).toEqual({ monday: '2026-08-31', approvals: 0, medianHours: null });
    expect(medianHours).toBe(4);
  });

  test('is of one’s own workspace', async () => {
    const others = await makeTeam();
    const articleId = await makeArticle(others.actors.checker);
    await annotate(others.actors.checker, articleId, '80 metres', {
      kind: 'query',
      fields: { question: 'Who?' },
    });
    expect(await readOverview(team.viewer, NOW)).toMatchObject({
      states: [],
      articles: [],
      queries: [],
      openQueries: 0,
    });
  });
});
