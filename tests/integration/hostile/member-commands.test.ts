import { beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { createInvitation } from '@/lib/workspaces/commands/create-invitation';
import { changeRole, leaveWorkspace, removeMember } from '@/lib/workspaces/commands/members';
import { renameWorkspace } from '@/lib/workspaces/commands/rename-workspace';
import { withdrawInvitation } from '@/lib/workspaces/commands/withdraw-invitation';
import { listInvitations } from '@/lib/workspaces/queries';

import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { fingerprint } from '../routes/sweep/fingerprint';

type Team = WorkspaceWith<'owner' | 'editor' | 'reviewer' | 'checker' | 'viewer' | 'removed'>;
const db = testDatabase();
let team: Team;
let stranger: Actor;
let invitationId: string;
beforeEach(async () => {
  team = await createWorkspaceWith(db, {
    owner: {},
    editor: {},
    reviewer: {},
    checker: {},
    viewer: {},
    removed: { role: 'owner' },
  });
  stranger = (await createWorkspaceWith(db, { owner: {} })).actors.owner;
  invitationId = (await createInvitation(team.actors.owner, { role: 'viewer', days: 7, note: '' })).id;
  await removeMember(team.actors.owner, team.users.removed.id);
});

const outcome = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.code}: ${error.message}`;
  }
};

type Work = (actor: Actor, ids: { userId: string; invitationId: string }) => Promise<unknown>;
const COMMANDS: [string, Work][] = [
  ['giving a role', (actor, { userId }) => changeRole(actor, userId, 'editor')],
  ['removing a member', (actor, { userId }) => removeMember(actor, userId)],
  ['withdrawing an invitation', (actor, ids) => withdrawInvitation(actor, ids.invitationId)],
];
const OWN: [string, Work][] = [
  ['renaming', (actor) => renameWorkspace(actor, 'Mine')],
  ['inviting', (actor) => createInvitation(actor, { role: 'viewer', days: 7, note: '' })],
];

async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await fingerprint(team.workspace.id);
  await work();
  expect(await fingerprint(team.workspace.id)).toEqual(before);
}

describe.each(COMMANDS)('%s', (_, work) => {
  test('of another workspace is answered as of nobody and nothing', async () => {
    await changesNothing(async () => {
      const answer = await outcome(work(stranger, { userId: team.users.checker.id, invitationId }));
      expect(answer).toMatch(/^not_found/);
      expect(await outcome(work(stranger, { userId: newId(), invitationId: newId() }))).toBe(answer);
    });
  });
});

describe.each([...COMMANDS, ...OWN])('%s', (_, work) => {
  const ids = () => ({ userId: team.users.checker.id, invitationId });

  test('is refused to somebody who says they are of this workspace and are not', async () => {
    await changesNothing(async () => {
      const { workspaceId } = team.actors.owner;
      for (const userId of [stranger.userId, team.users.removed.id, newId()]) {
        const answer = await outcome(work({ userId, workspaceId, role: 'owner' }, ids()));
        expect(answer).toMatch(/^not_found: This workspace/);
      }
    });
  });

  test.each(['reviewer', 'checker', 'viewer'] as const)(
    'is refused to a %s, also one whose role was wider',
    async (role) => {
      await changesNothing(async () => {
        const actor = team.actors[role];
        for (const one of [actor, { ...actor, role: 'owner' as const }]) {
          expect(await outcome(work(one, ids()))).toMatch(/^(forbidden|not_found)/);
        }
      });
    },
  );

  test('is done by an owner', async () => {
    expect(await outcome(work(team.actors.owner, ids()))).toBe('done');
  });
});

describe('those who were removed', () => {
  test('cannot leave again, and see no invitations of others', async () => {
    await changesNothing(async () => {
      expect(await outcome(leaveWorkspace(team.actors.removed))).toMatch(/^not_found/);
      expect((await listInvitations(stranger)).items).toEqual([]);
    });
  });
});
