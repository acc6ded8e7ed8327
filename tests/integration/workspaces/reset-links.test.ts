import { beforeEach, describe, expect, test } from 'vitest';

import { getLink } from '@/lib/auth/account-links';
import { resetPassword } from '@/lib/auth/reset-password';
import { RESET_MINUTES } from '@/lib/auth/reset-rules';
import { findByCredentials } from '@/lib/auth/sign-in';
import { newId } from '@/lib/ids';
import { makeResetLink } from '@/lib/workspaces/commands/make-reset-link';
import { changeRole, removeMember } from '@/lib/workspaces/commands/members';

import { createUser } from '../../../prisma/factories/users';
import { createWorkspace } from '../../../prisma/factories/workspaces';
import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';

const db = testDatabase();
const password = 'seven grey herons';
let team: WorkspaceWith<'owner' | 'second' | 'editor' | 'reviewer' | 'checker' | 'viewer'>;
beforeEach(async () => {
  team = await createWorkspaceWith(db, {
    owner: {},
    second: { role: 'owner' },
    editor: {},
    reviewer: {},
    checker: {},
    viewer: {},
  });
});

const eventsOf = async (workspaceId: string) =>
  await db.event.findMany({
    where: { workspaceId, type: { startsWith: 'member.reset' } },
    orderBy: { id: 'asc' },
    select: { type: true, actorId: true, subjectId: true, data: true },
  });

/** A second workspace of the checker, in which the owner is what is said, or nobody. */
async function elsewhere(ownersRole: 'owner' | 'editor' | null): Promise<string> {
  const founder = { userId: (await createUser(db)).id, role: 'owner' as const };
  const { id } = await createWorkspace(db, {
    members: [
      founder,
      { userId: team.users.checker.id, role: 'viewer' },
      ...(ownersRole === null ? [] : [{ userId: team.users.owner.id, role: ownersRole }]),
    ],
  });
  return id;
}

describe('an owner’s link for a member’s new password', () => {
  test('lets it be chosen once, and both is recorded, without the token', async () => {
    const { owner } = team.actors;
    const { checker } = team.users;
    const { token, minutes } = await makeResetLink(owner, checker.id);
    expect(minutes).toBe(RESET_MINUTES);
    expect(await getLink(token, 'password_reset')).toMatchObject({ state: 'open', email: checker.email });
    await resetPassword({ token, password });
    expect(await findByCredentials({ email: checker.email, password })).not.toBeNull();
    await expect(resetPassword({ token, password })).rejects.toMatchObject({ code: 'conflict' });
    const events = await eventsOf(owner.workspaceId);
    const about = { subjectId: checker.id, data: {} };
    expect(events).toEqual([
      { type: 'member.reset_link_made', actorId: owner.userId, ...about },
      { type: 'member.reset_link_used', actorId: checker.id, ...about },
    ]);
    expect(JSON.stringify(events)).not.toContain(token);
  });

  test('can be made for another owner too, and for nobody’s own account', async () => {
    await makeResetLink(team.actors.owner, team.users.second.id);
    await expect(makeResetLink(team.actors.owner, team.users.owner.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test.each(['editor', 'reviewer', 'checker', 'viewer'] as const)('is refused to a %s', async (role) => {
    const actor = team.actors[role];
    for (const asked of [actor, { ...actor, role: 'owner' as const }]) {
      await expect(makeResetLink(asked, team.users.second.id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await eventsOf(actor.workspaceId)).toEqual([]);
  });

  test('answers for people of other workspaces as for nobody', async () => {
    const stranger = await createWorkspaceWith(db, { owner: {}, checker: {} });
    for (const userId of [stranger.users.checker.id, newId()]) {
      await expect(makeResetLink(team.actors.owner, userId)).rejects.toMatchObject({
        code: 'not_found',
        message: 'This member does not exist, or you have no access to it.',
      });
    }
    const pretending = { ...stranger.actors.owner, workspaceId: team.workspace.id };
    await expect(makeResetLink(pretending, team.users.checker.id)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test.each([null, 'editor'] as const)(
    'is refused for somebody who belongs to a workspace too in which the owner is %s',
    async (role) => {
      await elsewhere(role);
      await expect(makeResetLink(team.actors.owner, team.users.checker.id)).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('another workspace too'),
      });
      expect(await db.accountLink.count({ where: { userId: team.users.checker.id } })).toBe(0);
    },
  );

  test('is recorded in every workspace that it opens', async () => {
    const second = await elsewhere('owner');
    await makeResetLink(team.actors.owner, team.users.checker.id);
    for (const id of [team.workspace.id, second]) expect(await eventsOf(id)).toHaveLength(1);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['has another workspace by then', () => elsewhere(null)],
    ['is no member any more', () => removeMember(team.actors.owner, team.users.checker.id)],
  ])('opens nothing when the person %s', async (_, happens) => {
    const { token } = await makeResetLink(team.actors.owner, team.users.checker.id);
    await happens();
    await expect(resetPassword({ token, password })).rejects.toMatchObject({ code: 'conflict' });
    const { email } = team.users.checker;
    expect(await findByCredentials({ email, password })).toBeNull();
  });

  test.each<[string, () => Promise<unknown>]>([
    ['an owner', () => changeRole(team.actors.second, team.users.owner.id, 'editor')],
    ['a member', () => removeMember(team.actors.second, team.users.owner.id)],
  ])('opens nothing when whoever made it is not %s any more', async (_, happens) => {
    const { token } = await makeResetLink(team.actors.owner, team.users.checker.id);
    await happens();
    await expect(resetPassword({ token, password })).rejects.toMatchObject({ code: 'conflict' });
    expect(await findByCredentials({ email: team.users.checker.email, password })).toBeNull();
  });
});
