import { beforeEach, describe, expect, test } from 'vitest';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import type { AgentFields } from '@/lib/agents/model';
import { listCredits } from '@/lib/agents/statements';
import { countUses } from '@/lib/agents/queries';
import { newId } from '@/lib/ids';
import { changeSource } from '@/lib/sources/commands/change-source';
import { importSources } from '@/lib/sources/commands/import-sources';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { setCredit } from '@/lib/sources/commands/set-credit';
import { undoMerge } from '@/lib/sources/commands/undo-merge';
import { listSourceCredits, requireNamesForAll } from '@/lib/sources/credit-queries';
import type { SourceView } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

import { buildAgent } from '../../../prisma/factories/agents';
import { buildSource } from '../../../prisma/factories/sources';
import { testDatabase } from '../../support/database';
import { addSource, makeTeam } from '../annotations/world';

const db = testDatabase();
const NAMES = {
  kind: 'article-newspaper',
  authors: ['Maren, Ida', 'Oduya, Tomas'],
  publisher: 'Saltmere Press',
  agency: 'Quaywire',
  containerTitle: '',
} as const;

let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
beforeEach(async () => {
  team = (await makeTeam()).actors;
});

const addAgent = async (parts: Partial<AgentFields>) =>
  (await createAgent(team.checker, buildAgent({ aliases: [], ...parts }))).agent.id;
const named = { ...NAMES, authors: [...NAMES.authors] };
const creditsOf = async (source: SourceView, actor = team.viewer) =>
  (await listSourceCredits(actor, await requireSource(actor, source.id))).flatMap(({ role, name, agent }) =>
    agent ? [[role, name, agent.id]] : [],
  );
const sourcesOf = async (agentId: string, actor = team.viewer) =>
  (await listCredits(actor, agentId)).items.map(({ sourceId }) => sourceId);

describe('the names of a source', () => {
  test('are linked to who surely is meant when it is made, changed and imported, and nobody is made of them', async () => {
    const ida = await addAgent({ kind: 'person', name: 'Ida Maren' });
    const wire = await addAgent({ kind: 'organisation', name: 'Quay Wire Agency', aliases: ['Quaywire'] });
    await addAgent({ kind: 'person', name: 'Saltmere Press' });
    await addAgent({ kind: 'person', name: 'T. Oduya' });
    const expected = [
      ['author', 'Maren, Ida', ida],
      ['agency', 'Quaywire', wire],
    ];
    const made = await addSource(team.checker, named);
    expect(await creditsOf(made)).toEqual(expected);
    expect(await sourcesOf(ida)).toEqual([made.id]);

    const input = buildSource(named);
    await importSources(team.checker, [input]);
    expect(await creditsOf({ ...made, id: input.id })).toEqual(expected);
    const bare = await addSource(team.checker, { kind: 'report', authors: [], agency: '', publisher: '' });
    await changeSource(team.checker, bare.id, { version: 1, authors: ['Oduya, Tomas', 'Ida Maren'] });
    expect(await creditsOf(bare)).toEqual([['author', 'Ida Maren', ida]]);
    // The link goes with its name, and away with it.
    await changeSource(team.checker, bare.id, { version: 2, authors: ['Ida Maren'] });
    expect(await creditsOf(bare)).toEqual([['author', 'Ida Maren', ida]]);
    await changeSource(team.checker, bare.id, { version: 3, authors: ['Moor, Jonas'] });
    expect(await creditsOf(bare)).toEqual([]);
    expect(await db.agent.count({ where: { workspaceId: team.owner.workspaceId } })).toBe(4);
  });

  test('are linked to nobody when two have the name', async () => {
    await addAgent({ kind: 'person', name: 'Ida Maren' });
    await addAgent({ kind: 'person', name: 'I. M.', aliases: ['Ida Maren'] });
    expect(await creditsOf(await addSource(team.checker, named))).toEqual([]);
  });

  test('are linked by hand, and a link that was taken away stays so when something else is changed', async () => {
    const source = await addSource(team.checker, named);
    const tomas = await addAgent({ kind: 'person', name: 'Tomas Oduya' });
    const at = { role: 'author', ordinal: 1, name: 'Oduya, Tomas' } as const;
    await setCredit(team.other, source.id, { ...at, agentId: tomas });
    await setCredit(team.other, source.id, { ...at, agentId: tomas });
    expect(await creditsOf(source)).toEqual([['author', 'Oduya, Tomas', tomas]]);
    await setCredit(team.other, source.id, { ...at, agentId: null });
    await changeSource(team.checker, source.id, { version: 1, note: 'Read.' });
    expect(await creditsOf(source)).toEqual([]);
    const events = await db.event.findMany({
      where: { subjectId: source.id, type: 'source.credit_changed' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ data }) => data)).toEqual([
      { role: 'author', ordinal: 1, agentId: tomas },
      { role: 'author', ordinal: 1, agentId: null },
    ]);
  });

  test('are not linked to what they cannot mean, nor by those who may not', async () => {
    const source = await addSource(team.checker, named);
    const tomas = await addAgent({ kind: 'person', name: 'Tomas Oduya' });
    const press = { role: 'publisher', ordinal: 0, name: 'Saltmere Press', agentId: tomas } as const;
    const at = { role: 'author', ordinal: 1, name: 'Oduya, Tomas', agentId: tomas } as const;
    const set = async (actor: typeof team.owner, change: Parameters<typeof setCredit>[2]) =>
      await setCredit(actor, source.id, change);
    const stranger = (await makeTeam()).actors.owner;
    await expect(set(stranger, at)).rejects.toMatchObject({ code: 'not_found' });
    await expect(set(team.viewer, at)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set(team.checker, press)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(set(team.checker, { ...at, ordinal: 0 })).rejects.toMatchObject({ code: 'conflict' });
    await expect(set(team.checker, { ...at, agentId: newId() })).rejects.toMatchObject({ code: 'not_found' });
    expect(await creditsOf(source)).toEqual([]);
  });
});

describe('the names of a restricted source', () => {
  test('are linked by hand only, and nobody else sees that, nor is anybody made of them', async () => {
    const ida = await addAgent({ kind: 'person', name: 'Ida Maren' });
    const source = await addSource(team.checker, { ...named, kind: 'interview' });
    const moved = await changeSource(team.checker, source.id, { version: 1, authors: ['Ida Maren'] });
    expect(await creditsOf(source, team.checker)).toEqual([]);
    const at = { role: 'author', ordinal: 0, name: 'Ida Maren' } as const;
    await setCredit(team.checker, source.id, { ...at, agentId: ida });
    expect(await sourcesOf(ida, team.checker)).toEqual([source.id]);
    for (const actor of [team.owner, team.viewer]) {
      expect(await sourcesOf(ida, actor)).toEqual([]);
      expect((await countUses(actor, [ida])).get(ida)?.sources ?? 0).toBe(0);
      expect(await listSourceCredits(actor, moved)).toMatchObject([
        { agent: null },
        { agent: null },
        { agent: null },
      ]);
      await expect(setCredit(actor, source.id, { ...at, agentId: null })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    const told = await db.event.findFirstOrThrow({
      where: { type: 'source.credit_changed', subjectId: source.id },
    });
    expect(told.data).toEqual({ role: 'author' });
    await expect(requireNamesForAll(team.checker, source.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(requireNamesForAll(team.owner, source.id)).rejects.toMatchObject({ code: 'not_found' });

    const open = { access: 'team', version: moved.version } as const;
    await setSourceAccess(team.checker, source.id, open);
    expect(await sourcesOf(ida)).toEqual([source.id]);
    await requireNamesForAll(team.checker, source.id);
  });
});

describe('a merge', () => {
  test('of sources keeps who is meant by the names that stand, and its undoing by the others', async () => {
    const ida = await addAgent({ kind: 'person', name: 'Ida Maren' });
    const press = await addAgent({ kind: 'organisation', name: 'Saltmere Press' });
    const other = await addAgent({ kind: 'organisation', name: 'Other Press' });
    const kept = await addSource(team.checker, { ...named, publisher: 'Other Press' });
    const gone = await addSource(team.checker, named);
    await setCredit(team.checker, kept.id, { role: 'author', ordinal: 0, name: 'Maren, Ida', agentId: null });
    const before = [await creditsOf(kept), await creditsOf(gone)];
    expect(before).toEqual([
      [['publisher', 'Other Press', other]],
      [
        ['author', 'Maren, Ida', ida],
        ['publisher', 'Saltmere Press', press],
      ],
    ]);
    for (const [take, publisher] of [
      [[], ['publisher', 'Other Press', other]],
      [['publisher'], ['publisher', 'Saltmere Press', press]],
    ] as const) {
      const [one, two] = [
        await requireSource(team.checker, kept.id),
        await requireSource(team.checker, gone.id),
      ];
      const id = newId();
      const versions = { keptVersion: one.version, goneVersion: two.version };
      await mergeSources(team.checker, {
        id,
        keptId: kept.id,
        goneId: gone.id,
        ...versions,
        take: [...take],
      });
      // What the other knew of a name that stands goes over.
      expect(await creditsOf(kept)).toEqual([['author', 'Maren, Ida', ida], publisher]);
      await undoMerge(team.checker, id);
      expect([await creditsOf(kept), await creditsOf(gone)]).toEqual(before);
    }
  });

  test('of people takes the credits over, while sources are merged too', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [ida, twin] = [
        await addAgent({ kind: 'person', name: `Ida ${newId()}` }),
        await addAgent({ kind: 'person', name: `Idda ${newId()}` }),
      ];
      const [kept, gone] = [await addSource(team.checker, named), await addSource(team.checker, named)];
      for (const { id } of [kept, gone]) {
        await setCredit(team.checker, id, { role: 'author', ordinal: 0, name: 'Maren, Ida', agentId: twin });
      }
      const input = { id: newId(), keptId: kept.id, goneId: gone.id, take: [] };
      await Promise.all([
        mergeAgents(team.checker, ida, { id: newId(), goneId: twin }),
        mergeSources(team.other, { ...input, keptVersion: 1, goneVersion: 1 }),
      ]);
      expect(await creditsOf(kept)).toEqual([['author', 'Maren, Ida', ida]]);
    }
  });
});
