import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { changeAgent } from '@/lib/agents/commands/change-agent';
import { deleteAgent } from '@/lib/agents/commands/delete-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { undoMerge } from '@/lib/agents/commands/undo-merge';
import { listMerges } from '@/lib/agents/merges';
import type { AgentView } from '@/lib/agents/model';
import { listAgents, requireAgent } from '@/lib/agents/queries';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { AnnotationView } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { addAgent, credit, tie } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>;
let checker: Actor;
beforeAll(async () => {
  team = await makeTeam();
  checker = team.actors.checker;
});

let kept: AgentView;
let gone: AgentView;
let articleId: string;
let quote: AnnotationView;
let claim: AnnotationView;
let mergeId: string;
const master = { title: 'harbour master', organisation: 'Saltmere', from: '2024', to: '' };
beforeEach(async () => {
  kept = await addAgent(checker, { name: 'Ida Maren', roles: [master] });
  gone = await addAgent(checker, {
    name: 'I. Maren',
    aliases: ['Maren'],
    roles: [master],
    note: 'Met in May.',
  });
  articleId = await makeArticle(checker);
  quote = await annotate(checker, articleId, '“We are ready,”', { kind: 'quote' });
  claim = await annotate(checker, articleId, '80 metres');
  quote = await tie(checker, quote, 'speaker', gone.id);
  claim = await tie(checker, claim, 'claimant', kept.id);
  mergeId = newId();
});

const namedIn = async ({ id }: AnnotationView) =>
  Object.values((await requireAnnotation(checker, articleId, id)).agents).map((agent) => agent.name);
const creditsOf = async (agentId: string) =>
  (await db.sourceCredit.findMany({ where: { agentId } })).map((row) => row.sourceId);

describe('a merge', () => {
  test('moves all that named the other, with names and roles, and hides it', async () => {
    const open = await addSource(checker);
    const restricted = await addSource(team.actors.owner, { kind: 'interview', title: 'Call' });
    for (const source of [open, restricted]) await credit(checker, source.id, 'author', gone.id);
    const merged = await mergeAgents(checker, kept.id, { id: mergeId, goneId: gone.id });
    expect(merged.agent).toMatchObject({
      id: kept.id,
      aliases: ['I. Maren', 'Maren'],
      roles: [master],
      note: 'Met in May.',
      version: 2,
    });
    // Of what moved, sources that are withheld from whoever merges are not counted.
    expect(merged.moved).toEqual({ annotations: 1, sources: 1 });
    expect(await namedIn(quote)).toEqual(['Ida Maren']);
    expect((await creditsOf(kept.id)).toSorted()).toEqual([open.id, restricted.id].toSorted());
    expect((await requireAgent(team.actors.viewer, gone.id)).id).toBe(kept.id);
    const listed = await listAgents(checker, { search: 'maren', limit: 100 });
    expect(listed.items.map((item) => item.id)).not.toContain(gone.id);
    const event = await db.event.findFirstOrThrow({ where: { type: 'agent.merged', subjectId: kept.id } });
    expect(JSON.stringify(event.data)).not.toContain(restricted.id);
  });

  test('sent again answers as it is and moves nothing', async () => {
    const input = { id: mergeId, goneId: gone.id };
    const results = await Promise.all([1, 2, 3].map(() => mergeAgents(checker, kept.id, input)));
    expect(results.map((result) => result.moved.annotations)).toEqual([1, 1, 1]);
    expect(await db.agentMerge.count({ where: { id: mergeId } })).toBe(1);
    await expect(mergeAgents(team.actors.other, kept.id, input)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is undone to what was before, and what came since stays', async () => {
    const source = await addSource(checker);
    await credit(checker, source.id, 'author', gone.id);
    await mergeAgents(checker, kept.id, { id: mergeId, goneId: gone.id });
    expect(await listMerges(checker, kept.id)).toMatchObject([
      { id: mergeId, goneName: 'I. Maren', annotations: 1 },
    ]);
    const since = await annotate(checker, articleId, 'northern quay');
    await tie(checker, since, 'claimant', kept.id);
    await changeAgent(checker, kept.id, { note: 'Met in May and June.', version: 2 });

    const undone = await undoMerge(team.actors.other, kept.id, mergeId);
    expect(undone.restored).toMatchObject({ id: gone.id, name: 'I. Maren', aliases: ['Maren'] });
    expect(undone.kept).toMatchObject({ aliases: [], roles: [master], note: 'Met in May and June.' });
    expect([await namedIn(quote), await namedIn(claim), await namedIn(since)]).toEqual([
      ['I. Maren'],
      ['Ida Maren'],
      ['Ida Maren'],
    ]);
    expect(await creditsOf(gone.id)).toEqual([source.id]);
    expect(await listMerges(checker, kept.id)).toEqual([]);
    await expect(undoMerge(checker, kept.id, mergeId)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('does not take back a name that was given to somebody else since', async () => {
    await mergeAgents(checker, kept.id, { id: mergeId, goneId: gone.id });
    const jonas = await addAgent(checker, { name: 'Jonas Moor' });
    await tie(checker, await requireAnnotation(checker, articleId, quote.id), 'speaker', jonas.id);
    await undoMerge(checker, kept.id, mergeId);
    expect(await namedIn(quote)).toEqual(['Jonas Moor']);
  });

  test('of one that others were merged into is undone with them, in the order in which they were made', async () => {
    const first = await addAgent(checker, { name: 'Idda' });
    const [inner, outer] = [newId(), newId()];
    await mergeAgents(checker, gone.id, { id: inner, goneId: first.id });
    await mergeAgents(checker, kept.id, { id: outer, goneId: gone.id });
    expect((await requireAgent(checker, first.id)).id).toBe(kept.id);
    await expect(undoMerge(checker, gone.id, inner)).rejects.toMatchObject({ code: 'conflict' });
    await undoMerge(checker, kept.id, outer);
    expect((await requireAgent(checker, first.id)).id).toBe(gone.id);
    await undoMerge(checker, gone.id, inner);
    expect((await requireAgent(checker, first.id)).id).toBe(first.id);
  });

  test('goes one way when two people merge the same two in both directions at once', async () => {
    const results = await Promise.allSettled([
      mergeAgents(checker, kept.id, { id: newId(), goneId: gone.id }),
      mergeAgents(team.actors.other, gone.id, { id: newId(), goneId: kept.id }),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const standing = await db.agent.count({ where: { id: { in: [kept.id, gone.id] }, mergedIntoId: null } });
    expect(standing).toBe(1);
  });

  test.each([
    ['itself', () => kept.id, 'invalid_input'],
    ['nobody', () => newId(), 'not_found'],
    ['an organisation', async () => (await addAgent(checker, { kind: 'organisation' })).id, 'invalid_input'],
    [
      'somebody of another workspace',
      async () => (await addAgent((await makeTeam()).actors.owner)).id,
      'not_found',
    ],
  ])('of a person with %s is refused', async (_, goneId, code) => {
    const input = { id: mergeId, goneId: await goneId() };
    await expect(mergeAgents(checker, kept.id, input)).rejects.toMatchObject({ code });
  });

  test('is not for viewers, and its ends are deleted together', async () => {
    const input = { id: mergeId, goneId: gone.id };
    await expect(mergeAgents(team.actors.viewer, kept.id, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const [one, other] = [await addAgent(checker), await addAgent(checker)];
    await mergeAgents(checker, one.id, { id: mergeId, goneId: other.id });
    await deleteAgent(checker, one.id);
    expect(await db.agent.count({ where: { id: { in: [one.id, other.id] } } })).toBe(0);
    expect(await db.agentMerge.count({ where: { id: mergeId } })).toBe(0);
  });
});
