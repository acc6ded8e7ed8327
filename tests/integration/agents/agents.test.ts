import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { changeAgent } from '@/lib/agents/commands/change-agent';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { deleteAgent } from '@/lib/agents/commands/delete-agent';
import type { AgentView } from '@/lib/agents/model';
import { countUses, listAgents, proposeAgents, requireAgent } from '@/lib/agents/queries';
import { countVerdicts, listCredits, listStatements } from '@/lib/agents/statements';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';

import { buildAgent } from '../../../prisma/factories/agents';
import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { addAgent, credit, tie } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>;
let checker: Actor;
let agent: AgentView;
beforeAll(async () => {
  team = await makeTeam();
  checker = team.actors.checker;
});
beforeEach(async () => {
  agent = await addAgent(checker);
});

describe('a person', () => {
  test('is added once, and the same again answers as it is now', async () => {
    const input = buildAgent({
      aliases: ['O. B.', 'O. B.', 'Ottilie Brandt'],
      note: 'Speaks for the board.',
    });
    const first = await createAgent(checker, input);
    expect(first).toMatchObject({ created: true, agent: { aliases: ['O. B.'], version: 1 } });
    await changeAgent(checker, input.id, { note: 'Spoke for the board.', version: 1 });
    expect(await createAgent(checker, input)).toMatchObject({
      created: false,
      agent: { note: 'Spoke for the board.', version: 2 },
    });
    await expect(createAgent(team.actors.other, input)).rejects.toMatchObject({ code: 'conflict' });
    await expect(createAgent(checker, { ...input, name: 'Else' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const events = await db.event.findMany({ where: { subjectId: input.id }, orderBy: { id: 'asc' } });
    expect(events.map((event) => event.type)).toEqual(['agent.created', 'agent.changed']);
  });

  test('is added once though it is sent five times at once', async () => {
    const input = buildAgent();
    const made = await Promise.all(Array.from({ length: 5 }, () => createAgent(checker, input)));
    expect(made.filter((each) => each.created)).toHaveLength(1);
  });

  test('is changed by what is named, and in conflict told as it is', async () => {
    const roles = [{ title: 'harbour master', organisation: 'Saltmere', from: '2024', to: '' }];
    const changed = await changeAgent(checker, agent.id, { roles, version: 1 });
    expect(changed).toMatchObject({ name: agent.name, roles, version: 2 });
    await expect(
      changeAgent(team.actors.other, agent.id, { name: 'Late', version: 1 }),
    ).rejects.toMatchObject({
      code: 'conflict',
      details: { agent: changed },
    });
    // What is so already is no change, whatever it was made on.
    expect(await changeAgent(checker, agent.id, { roles, version: 1 })).toEqual(changed);
  });

  test('is for others than viewers to change, and for nobody of another workspace', async () => {
    await expect(changeAgent(team.actors.viewer, agent.id, { name: 'X', version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { owner } = (await makeTeam()).actors;
    for (const work of [
      () => changeAgent(owner, agent.id, { name: 'X', version: 1 }),
      () => deleteAgent(owner, agent.id),
      () => requireAgent(owner, agent.id),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await listAgents(owner, {})).toEqual({ items: [], nextCursor: null });
    expect(await proposeAgents(owner, [agent.name])).toEqual([]);
  });

  test('is deleted when nothing names it, and not when a deleted annotation or a withheld source does', async () => {
    await deleteAgent(checker, agent.id);
    await expect(requireAgent(checker, agent.id)).rejects.toMatchObject({ code: 'not_found' });

    const [spoken, told] = [await addAgent(checker), await addAgent(checker)];
    const articleId = await makeArticle(checker);
    const quote = await annotate(checker, articleId, '“We are ready,”', { kind: 'quote' });
    await tie(checker, quote, 'speaker', spoken.id);
    await deleteAnnotation(checker, articleId, quote.id);
    const source = await addSource(team.actors.owner, { kind: 'interview' });
    await credit(checker, source.id, 'interviewee', told.id);
    const refusals = await Promise.all(
      [spoken, told].map((each) => deleteAgent(checker, each.id).catch((error: unknown) => String(error))),
    );
    // Which of the two it is does not show.
    expect(refusals[0]).toMatch(/names this one, so it stays/);
    expect(refusals[1]).toBe(refusals[0]);
  });
});

describe('the list', () => {
  test('is by name, page by page, found by every word of names and roles in any order and script', async () => {
    const { actors } = await makeTeam();
    const names = ['Moor, Jonas', 'Ægir Sund', '李伟', 'Brinewire', 'Ida Maren', 'ida maren'];
    for (const name of names) {
      const kind = name === 'Brinewire' ? 'organisation' : 'person';
      const role = { title: 'vice minister', organisation: '水利部', from: '2024', to: '' };
      await addAgent(actors.checker, { name, kind, roles: name === '李伟' ? [role] : [] });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAgents(actors.viewer, { limit: 2, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map((item) => item.name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(names.toSorted());
    const search = async (words: string) =>
      (await listAgents(actors.viewer, { search: words })).items.map((item) => item.name);
    expect(await search('jonas moor')).toEqual(['Moor, Jonas']);
    expect(await search('aegir')).toEqual(['Ægir Sund']);
    expect(await search('李')).toEqual(['李伟']);
    expect(await search('水利部 VICE')).toEqual(['李伟']);
    expect(await search('100%_')).toEqual([]);
    expect((await listAgents(actors.viewer, { kind: 'organisation' })).items).toHaveLength(1);
    await expect(listAgents(actors.viewer, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('proposes who may be meant among many with a name in common', async () => {
    const { actors } = await makeTeam();
    const rows = Array.from({ length: 250 }, (_, index) => ({
      workspaceId: actors.checker.workspaceId,
      id: newId(),
      kind: 'person' as const,
      name: `A${index} Bergmann`,
      searchText: `a${index} bergmann`,
      createdById: actors.checker.userId,
      updatedById: actors.checker.userId,
    }));
    await db.agent.createMany({ data: rows });
    const tove = await addAgent(actors.checker, { name: 'Bergmann, Tove', aliases: ['托芙'] });
    const found = await proposeAgents(actors.viewer, ['Tove Bergmann']);
    expect(found).toMatchObject([{ agent: { id: tove.id }, reason: 'same_name', by: 'Bergmann, Tove' }]);
    expect(await proposeAgents(actors.viewer, ['托 芙'])).toMatchObject([
      { reason: 'same_alias', by: '托芙' },
    ]);
    expect(await proposeAgents(actors.viewer, ['Tove Bergmann'], tove.id)).toEqual([]);
    expect(await proposeAgents(actors.viewer, ['', '…'])).toEqual([]);
  });
});

describe('a page', () => {
  test('shows what somebody said, claimed and is named in otherwise, with what came of it', async () => {
    const articleId = await makeArticle(checker);
    const quote = await annotate(checker, articleId, '“We are ready,”', {
      kind: 'quote',
      fields: { speaker: 'Ms Maren', fidelity: 'verbatim' },
      status: 'verified',
    });
    const claims = [
      await annotate(checker, articleId, '80 metres', {
        fields: { verdict: 'mixed', statement: 'It is 80 m.' },
      }),
      await annotate(checker, articleId, 'northern quay', { fields: { verdict: 'mixed' } }),
      await annotate(checker, articleId, 'spring'),
    ];
    const gone = await annotate(checker, articleId, 'hold', { fields: { verdict: 'accurate' } });
    const heard = await annotate(checker, articleId, 'observers said', { kind: 'attribution' });
    await tie(checker, quote, 'speaker', agent.id);
    for (const claim of [...claims, gone]) await tie(checker, claim, 'claimant', agent.id);
    await tie(checker, heard, 'reported_by', agent.id);
    await deleteAnnotation(checker, articleId, gone.id);

    const { viewer } = team.actors;
    expect((await listStatements(viewer, agent.id, 'said')).items).toMatchObject([
      {
        annotationId: quote.id,
        articleTitle: 'Quay to reopen in spring',
        words: '“We are ready,”',
        named: 'Ms Maren',
        fidelity: 'verbatim',
        status: 'verified',
        isStale: false,
      },
    ]);
    const first = await listStatements(viewer, agent.id, 'claimed', { limit: 2 });
    const second = await listStatements(viewer, agent.id, 'claimed', {
      cursor: first.nextCursor ?? '',
      limit: 2,
    });
    expect([...first.items, ...second.items].map((item) => item.annotationId)).toEqual(
      claims.map((claim) => claim.id).toReversed(),
    );
    expect(second.nextCursor).toBeNull();
    expect(await countVerdicts(viewer, agent.id, DEFAULT_SCALE)).toEqual([
      { verdict: 'mixed', claims: 2 },
      { verdict: null, claims: 1 },
    ]);
    expect((await listStatements(viewer, agent.id, 'attributed')).items).toMatchObject([
      { annotationId: heard.id, role: 'reported_by' },
    ]);
    expect((await countUses(viewer, [agent.id])).get(agent.id)).toEqual({
      said: 1,
      claimed: 3,
      attributed: 1,
      sources: 0,
    });
  });

  test('neither shows nor counts sources that are withheld from whoever looks', async () => {
    const open = await addSource(checker, { title: 'The state of the quay' });
    const restricted = await addSource(team.actors.owner, { kind: 'interview', title: 'Call with O. B.' });
    await credit(checker, open.id, 'author', agent.id);
    await credit(checker, open.id, 'publisher', agent.id);
    await credit(checker, restricted.id, 'interviewee', agent.id);
    const seenBy = async (actor: Actor) => ({
      credits: (await listCredits(actor, agent.id)).items.map(({ sourceId, roles }) => [sourceId, roles]),
      count: (await countUses(actor, [agent.id])).get(agent.id)?.sources,
    });
    const row = [open.id, ['author', 'publisher']];
    expect(await seenBy(checker)).toEqual({ credits: [row], count: 1 });
    expect(await seenBy(team.actors.owner)).toEqual({
      credits: [[restricted.id, ['interviewee']], row],
      count: 2,
    });
  });
});
