import { beforeEach, describe, expect, test, vi } from 'vitest';

import { createAgent } from '@/lib/agents/commands/create-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { can } from '@/lib/auth/abilities';
import { ROLES, type Role } from '@/lib/auth/actor';
import { signSession } from '@/lib/auth/session';
import type { User } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { distinguishSources } from '@/lib/sources/commands/distinguish-sources';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { removeMember } from '@/lib/workspaces/commands/members';

import { buildAgent } from '../../../prisma/factories/agents';
import { createUser } from '../../../prisma/factories/users';
import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { beginSession } from '../../support/session';
import { addSource } from '../annotations/world';
import { fingerprint } from '../routes/sweep/fingerprint';
import { ACTIONS, actions, files, forMembers, naming, nothing, type ActionIds } from './actions';

// What Next tells an action of its request; the actions themselves are the real ones.
const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-galley-address': '192.0.2.7' }),
  cookies: async () => ({
    get: (name: string) => cookies.has(name) && { value: cookies.get(name) },
    set: () => undefined,
  }),
}));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const db = testDatabase();
let team: WorkspaceWith<Role | 'removed' | 'target'>;
let stranger: User;
let ids: ActionIds;
/** Nothing has changed in the team since it was made, so that the next test can have it too. */
let isAsMade = false;
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  if (!isAsMade) await makeTeam();
  isAsMade = true;
});

async function makeTeam(): Promise<void> {
  team = await createWorkspaceWith(db, {
    owner: {},
    editor: {},
    reviewer: {},
    checker: {},
    viewer: {},
    removed: { role: 'owner' },
    target: { role: 'checker' },
  });
  stranger = (await createWorkspaceWith(db, { owner: {} })).users.owner;
  const { owner } = team.actors;
  const invitation = await createInvitation(owner, { role: 'viewer', days: 7, note: '' });
  const [source, other, kept, gone] = [
    await addSource(owner),
    await addSource(owner),
    await addSource(owner),
    await addSource(owner),
  ];
  const mergeId = newId();
  const merge = { keptId: kept.id, goneId: gone.id, keptVersion: 1, goneVersion: 1, take: [] };
  await mergeSources(owner, { id: mergeId, ...merge });
  await distinguishSources(owner, { sourceId: other.id, otherIds: [kept.id] });
  const agents = [buildAgent(), buildAgent(), buildAgent()] as const;
  for (const agent of agents) await createAgent(owner, agent);
  const agentMergeId = newId();
  await mergeAgents(owner, agents[0].id, { id: agentMergeId, goneId: agents[1].id });
  ids = {
    agentId: agents[0].id,
    otherAgentId: agents[2].id,
    agentMergeId,
    userId: team.users.target.id,
    invitationId: invitation.id,
    sourceId: source.id,
    otherSourceId: other.id,
    apartId: kept.id,
    mergeId,
  };
  await removeMember(owner, team.users.removed.id);
}

/** What the action answers to a person who has chosen the team's workspace, or to nobody: a code, or `done`. */
async function send(name: string, user: User | null, input: Record<string, unknown>): Promise<string> {
  cookies.clear();
  if (user) {
    const session = await signSession(await beginSession(user));
    cookies.set(session.name, session.value).set('galley-workspace', team.workspace.id);
  }
  const answer = await actions[name]?.(input);
  return answer?.ok === false ? `${answer.error.code}: ${answer.error.message}` : 'done';
}

async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await fingerprint(team.workspace.id);
  await work();
  expect(await fingerprint(team.workspace.id)).toEqual(before);
}

describe('server actions', () => {
  // Whatever such a file exports, anybody can call over the network.
  test.each(files)('of $file all go through defineAction, and nothing else is exported', ({ text }) => {
    expect(text).toMatch(/^'use server';/);
    const exported = text.match(/^export\b.*$/gm) ?? [];
    expect(exported).not.toEqual([]);
    for (const line of exported) expect(line).toMatch(/^export const \w+ = defineAction\(/);
  });

  test('are all in the table', () => {
    expect(Object.keys(actions).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  });

  test.each(Object.entries(ACTIONS))(
    'ask those who are not signed in to do so, unless they are for everybody: %s',
    async (name, facts) => {
      const revoked = { ...team.users.owner, sessionVersion: team.users.owner.sessionVersion + 1 };
      const isOpen = facts === 'public' || (typeof facts === 'object' && 'guests' in facts);
      const expected = isOpen ? /^invalid_input/ : /^unauthenticated/;
      await changesNothing(async () => {
        for (const user of [null, revoked, { ...revoked, id: newId() }]) {
          for (const body of [{}, { ...ids, role: 'editor' }]) {
            expect(await send(name, user, body)).toMatch(expected);
          }
        }
      });
    },
  );

  test.each(Object.entries(ACTIONS))('are counted: %s', async (name, facts) => {
    const user = typeof facts === 'object' ? team.users.viewer : await createUser(db);
    isAsMade = (await send(name, user, {})) !== 'done';
    expect(await db.rateLimit.count()).toBe(1);
  });

  test('know of no other workspace than those of the person', async () => {
    const workspaceId = team.workspace.id;
    const answer = await send('switchWorkspace', stranger, { workspaceId });
    expect(answer).toMatch(/^not_found/);
    expect(await send('switchWorkspace', stranger, { workspaceId: newId() })).toBe(answer);
    expect(await send('switchWorkspace', team.users.viewer, { workspaceId })).toBe('done');
  });
});

describe.each(forMembers)('$name', ({ name, body, needs }) => {
  const may = (role: Role) => needs === 'membership' || can({ role }, needs);
  const least = ROLES.findLast(may) ?? 'owner';

  test('changes nothing in a workspace that one is not in, though one says so', async () => {
    await changesNothing(async () => {
      await send(name, stranger, { ...body(ids), workspaceId: team.workspace.id, role: 'viewer' });
      const refused = await send(name, team.users.removed, body(ids));
      expect(refused).toMatch(/^forbidden: You are not a member of any workspace/);
    });
  });

  test(`is refused to those below ${least}, and done by the others`, async () => {
    await changesNothing(async () => {
      for (const role of ROLES.filter((each) => !may(each))) {
        expect([role, await send(name, team.users[role], body(ids))]).toEqual([
          role,
          expect.stringMatching(/^(forbidden|not_found)/),
        ]);
      }
    });
    const before = await fingerprint(team.workspace.id);
    isAsMade = false;
    expect(await send(name, team.users[least], body(ids))).toBe('done');
    expect(await fingerprint(team.workspace.id)).not.toEqual(before);
  });
});

describe.each(naming)('$name', ({ name, body }) => {
  test('answers for what is of another workspace as for what does not exist', async () => {
    await changesNothing(async () => {
      const answer = await send(name, stranger, body(ids));
      expect(answer).toMatch(/^not_found/);
      expect(await send(name, stranger, body(nothing()))).toBe(answer);
    });
  });
});
