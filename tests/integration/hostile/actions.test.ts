import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { beforeEach, describe, expect, test, vi } from 'vitest';

import { createAgent } from '@/lib/agents/commands/create-agent';
import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { ROLES, type Role } from '@/lib/auth/actor';
import { signSession } from '@/lib/auth/session';
import type { User } from '@/lib/db/generated/client';
import type { ActionResult } from '@/lib/http/define-action';
import { newId } from '@/lib/ids';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { distinguishSources } from '@/lib/sources/commands/distinguish-sources';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { removeMember } from '@/lib/workspaces/commands/members';

import { buildAgent } from '../../../prisma/factories/agents';
import { buildSource } from '../../../prisma/factories/sources';
import { createUser } from '../../../prisma/factories/users';
import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { beginSession } from '../../support/session';
import { addSource } from '../annotations/world';
import { fingerprint } from '../routes/sweep/fingerprint';

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

const ROOT = resolve(import.meta.dirname, '../../..');
const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /\.[jt]sx?$/.test(file) && !file.startsWith('lib/db/generated/'))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })),
);
const files = sources.filter(({ text }) => /^\s*['"]use server['"]/m.test(text));

type Action = (input: FormData | Record<string, unknown>) => Promise<ActionResult<unknown>>;
const actions: Record<string, Action> = {};
for (const { file } of files) Object.assign(actions, await import(join(ROOT, file)));

interface Ids {
  userId: string;
  invitationId: string;
  sourceId: string;
  otherSourceId: string;
  /** Set apart from `otherSourceId`. */
  apartId: string;
  mergeId: string;
  agentId: string;
  otherAgentId: string;
  agentMergeId: string;
}

interface MemberAction {
  least: Role;
  body: (ids: Ids) => Record<string, unknown>;
}

const { id: _made, ...sourceFields } = buildSource({ title: 'The state of the quay' });
/** The first name of a source as `buildSource` makes it. */
const credited = { role: 'author', ordinal: 0, name: sourceFields.authors[0] ?? '' };
/** Every action, with who may send it; of those for members a right body. A new one is entered here, or this fails. */
const ACTIONS: Record<string, 'public' | 'person' | MemberAction> = {
  signUp: 'public',
  joinAsNewPerson: 'public',
  joinByInvitation: 'person',
  startOwnWorkspace: 'person',
  askForPassword: 'public',
  chooseNewPassword: 'public',
  confirmAddress: 'public',
  sayHere: 'public',
  answerHere: 'public',
  saveProfile: 'person',
  changeAddress: 'person',
  endOneSession: 'person',
  endOthers: 'person',
  replacePassword: 'person',
  endAllSessions: 'person',
  switchWorkspace: 'person',
  rename: { least: 'owner', body: () => ({ name: 'Mine' }) },
  saveSufficiency: {
    least: 'editor',
    body: () => ({ mode: 'ask', primary: '2', secondary: '4', noContradiction: 'on' }),
  },
  saveSigning: { least: 'editor', body: () => ({ approvals: '2', ratedApprovals: '3' }) },
  saveVerdicts: { least: 'editor', body: () => ({ version: 0, to: { preset: 'evidence' } }) },
  invite: { least: 'editor', body: () => ({ role: 'viewer', days: 7, note: '' }) },
  withdraw: { least: 'editor', body: ({ invitationId }) => ({ invitationId }) },
  makeReset: { least: 'owner', body: ({ userId }) => ({ userId }) },
  giveRole: { least: 'owner', body: ({ userId }) => ({ userId, role: 'editor' }) },
  remove: { least: 'owner', body: ({ userId }) => ({ userId }) },
  leave: { least: 'viewer', body: () => ({}) },
  addSource: { least: 'checker', body: () => buildSource() },
  saveSource: { least: 'checker', body: ({ sourceId }) => ({ ...sourceFields, sourceId, version: 1 }) },
  saveSourceAccess: {
    least: 'editor',
    body: ({ sourceId, userId }) => ({
      sourceId,
      change: { access: 'restricted', version: 1, readerIds: [userId], evenIfNobody: false },
    }),
  },
  saveDerivation: {
    least: 'checker',
    body: ({ sourceId, otherSourceId }) => ({
      sourceId,
      change: { version: 1, originId: null, derivedFromId: otherSourceId, derivation: 'reprint' },
    }),
  },
  saveMerge: {
    least: 'checker',
    body: ({ sourceId, otherSourceId }) => ({
      id: newId(),
      keptId: sourceId,
      goneId: otherSourceId,
      keptVersion: 1,
      goneVersion: 1,
      take: ['title'],
    }),
  },
  takeBackMerge: { least: 'checker', body: ({ mergeId }) => ({ mergeId }) },
  setApart: {
    least: 'checker',
    body: ({ sourceId, otherSourceId }) => ({ sourceId, otherIds: [otherSourceId] }),
  },
  takeBackApart: {
    least: 'checker',
    body: ({ otherSourceId, apartId }) => ({ sourceId: otherSourceId, otherIds: [apartId] }),
  },
  saveCredit: {
    least: 'checker',
    body: ({ sourceId, agentId }) => ({ sourceId, change: { ...credited, agentId } }),
  },
  addCredited: {
    least: 'checker',
    body: ({ sourceId }) => ({ sourceId, change: credited, agent: buildAgent() }),
  },
  addAgent: { least: 'checker', body: () => buildAgent() },
  saveAgent: { least: 'checker', body: ({ agentId }) => ({ agentId, name: 'Ottilie', version: 2 }) },
  joinAgents: {
    least: 'checker',
    body: ({ agentId, otherAgentId }) => ({ agentId, id: newId(), goneId: otherAgentId }),
  },
  separateAgents: {
    least: 'checker',
    body: ({ agentId, agentMergeId }) => ({ agentId, mergeId: agentMergeId }),
  },
  removeAgent: { least: 'checker', body: ({ agentId }) => ({ agentId }) },
};
const forMembers = Object.entries(ACTIONS).flatMap(([name, facts]) =>
  typeof facts === 'string' ? [] : [{ name, ...facts }],
);
const naming = forMembers.filter(({ name }) =>
  [
    'withdraw',
    'makeReset',
    'giveRole',
    'remove',
    'saveSource',
    'saveSourceAccess',
    'saveDerivation',
    'saveMerge',
    'takeBackMerge',
    'saveAgent',
    'joinAgents',
    'separateAgents',
    'removeAgent',
  ].includes(name),
);

const db = testDatabase();
let team: WorkspaceWith<Role | 'removed' | 'target'>;
let stranger: User;
let ids: Ids;
beforeEach(async () => {
  await db.rateLimit.deleteMany();
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
});

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
      const expected = facts === 'public' ? /^invalid_input/ : /^unauthenticated/;
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
    await send(name, typeof facts === 'object' ? team.users.viewer : await createUser(db), {});
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

describe.each(forMembers)('$name', ({ name, body, least }) => {
  test('changes nothing in a workspace that one is not in, though one says so', async () => {
    await changesNothing(async () => {
      await send(name, stranger, { ...body(ids), workspaceId: team.workspace.id, role: 'viewer' });
      const refused = await send(name, team.users.removed, body(ids));
      expect(refused).toMatch(/^forbidden: You are not a member of any workspace/);
    });
  });

  test(`is refused to those below ${least}, and done by the others`, async () => {
    const below = ROLES.slice(ROLES.indexOf(least) + 1);
    await changesNothing(async () => {
      for (const role of below) {
        expect([role, await send(name, team.users[role], body(ids))]).toEqual([
          role,
          expect.stringMatching(/^(forbidden|not_found)/),
        ]);
      }
    });
    const before = await fingerprint(team.workspace.id);
    expect(await send(name, team.users[least], body(ids))).toBe('done');
    expect(await fingerprint(team.workspace.id)).not.toEqual(before);
  });
});

describe.each(naming)('$name', ({ name, body }) => {
  test('answers for what is of another workspace as for what does not exist', async () => {
    await changesNothing(async () => {
      const answer = await send(name, stranger, body(ids));
      expect(answer).toMatch(/^not_found/);
      const nothing = {
        userId: newId(),
        invitationId: newId(),
        sourceId: newId(),
        otherSourceId: newId(),
        apartId: newId(),
        agentId: newId(),
        otherAgentId: newId(),
        agentMergeId: newId(),
        mergeId: newId(),
      };
      expect(await send(name, stranger, body(nothing))).toBe(answer);
    });
  });
});
