import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import type { AgentView } from '@/lib/agents/model';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import type { AnnotationView } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import { readChanges } from '@/lib/versions/live-changes';

import { testDatabase } from '../../support/database';
import { annotate, makeArticle, makeTeam } from '../annotations/world';
import { addAgent, tie } from './world';

let team: Awaited<ReturnType<typeof makeTeam>>;
let checker: Actor;
let ida: AgentView;
let jonas: AgentView;
let quote: AnnotationView;
beforeAll(async () => {
  team = await makeTeam();
  checker = team.actors.checker;
  ida = await addAgent(checker, { name: 'Ida Maren', sameAs: 'https://maren.example/' });
  jonas = await addAgent(checker, { name: 'Jonas Moor' });
});
beforeEach(async () => {
  const articleId = await makeArticle(checker);
  quote = await annotate(checker, articleId, '“We are ready,”', {
    kind: 'quote',
    fields: { speaker: 'Ms Maren' },
  });
});

describe('who speaks in a quote', () => {
  test('is said beside the name, which stays as it was written, and heard by open desks', async () => {
    const before = await testDatabase().article.findFirstOrThrow({ where: { id: quote.articleId } });
    const tied = await tie(checker, quote, 'speaker', ida.id);
    const { id, kind, name, sameAs, roles } = ida;
    expect(tied).toMatchObject({ fields: { speaker: 'Ms Maren' }, version: 2 });
    expect(tied.agents).toEqual({ speaker: { id, kind, name, sameAs, roles } });
    const heard = await readChanges(team.actors.viewer, quote.articleId, before.lastEventNumber);
    expect(heard).toMatchObject({ message: { annotations: [{ id: quote.id, agents: tied.agents }] } });
    const event = await testDatabase().event.findFirstOrThrow({
      where: { articleId: quote.articleId, type: 'annotation.changed' },
    });
    expect(event.data).toMatchObject({ changes: { 'agents.speaker': { from: null, to: ida.id } } });
  });

  test('is changed and taken away, and what was so already is no change', async () => {
    const tied = await tie(checker, quote, 'speaker', ida.id);
    expect(await tie(checker, quote, 'speaker', ida.id)).toEqual(tied);
    const other = await tie(checker, tied, 'speaker', jonas.id);
    expect(other.agents.speaker?.id).toBe(jonas.id);
    expect((await tie(checker, other, 'speaker', null)).agents).toEqual({});
    expect(await testDatabase().annotationAgent.count({ where: { annotationId: quote.id } })).toBe(0);
  });

  test('that two people say is a conflict that tells both', async () => {
    await tie(checker, quote, 'speaker', ida.id);
    await expect(tie(team.actors.other, quote, 'speaker', jonas.id)).rejects.toMatchObject({
      code: 'conflict',
      details: {
        conflicts: [{ field: 'agents.speaker', yours: jonas.id, theirs: ida.id, theirsById: checker.userId }],
      },
    });
  });

  test.each([
    ['somebody of another workspace', async () => (await addAgent((await makeTeam()).actors.owner)).id],
    ['nobody', () => newId()],
    ['what is no id', () => 'ida'],
  ])('is never %s', async (_, agentId) => {
    const wrong = await agentId();
    await expect(tie(checker, quote, 'speaker', wrong)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { 'agents.speaker': expect.any(String) },
    });
    expect((await requireAnnotation(checker, quote.articleId, quote.id)).version).toBe(1);
  });

  test('is not who claims: a quote has no such role', async () => {
    await expect(tie(checker, quote, 'claimant', ida.id)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('is not for viewers to say', async () => {
    await expect(tie(team.actors.viewer, quote, 'speaker', ida.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is written with other fields or not at all', async () => {
    const changes = {
      status: { from: 'unchecked', to: 'in_progress' },
      'agents.speaker': { from: null, to: newId() },
    };
    const change = changeAnnotation(checker, quote.articleId, quote.id, { articleVersion: 0, changes });
    await expect(change).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await requireAnnotation(checker, quote.articleId, quote.id)).status).toBe('unchecked');
  });
});

test('a name tied while its owner is merged ends with the one who is kept', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [kept, gone] = [await addAgent(checker), await addAgent(checker)];
    const claim = await annotate(checker, quote.articleId, '80 metres');
    const results = await Promise.allSettled([
      tie(checker, claim, 'claimant', gone.id),
      mergeAgents(team.actors.other, kept.id, { id: newId(), goneId: gone.id }),
    ]);
    expect(results[1].status).toBe('fulfilled');
    const { agents } = await requireAnnotation(checker, quote.articleId, claim.id);
    // Either it was tied before and moved, or it was told that there is no such one any more.
    expect(agents.claimant?.id).toBe(results[0].status === 'fulfilled' ? kept.id : undefined);
  }
});
