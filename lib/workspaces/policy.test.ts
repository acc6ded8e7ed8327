import { describe, expect, test } from 'vitest';

import { ROLES } from '@/lib/auth/actor';
import { INVITABLE_ROLES } from '@/lib/workspaces/model';
import {
  abilities,
  canChangeRoles,
  canInvite,
  canRemoveMembers,
  canRenameWorkspace,
  canSeeAddresses,
  canSeeInvitations,
  canSetSufficiency,
} from '@/lib/workspaces/policy';

const TABLE = [
  // role, rename, say what is sufficient, see links, see addresses, change roles, remove, invite into
  ['owner', true, true, true, true, true, true, ['editor', 'reviewer', 'checker', 'viewer']],
  ['editor', false, true, true, true, false, false, ['editor', 'reviewer', 'checker', 'viewer']],
  ['reviewer', false, false, false, false, false, false, []],
  ['checker', false, false, false, false, false, false, []],
  ['viewer', false, false, false, false, false, false, []],
] as const;

describe('what a member may do with the workspace', () => {
  test('is settled for every role', () => {
    expect(TABLE.map(([role]) => role)).toEqual(ROLES);
  });

  test.each(TABLE)('as %s', (role, rename, sufficiency, links, addresses, change, remove, invite) => {
    const actor = { role };
    expect(canRenameWorkspace(actor)).toBe(rename);
    expect(canSetSufficiency(actor)).toBe(sufficiency);
    expect(canSeeInvitations(actor)).toBe(links);
    expect(canSeeAddresses(actor)).toBe(addresses);
    expect(canChangeRoles(actor)).toBe(change);
    expect(canRemoveMembers(actor)).toBe(remove);
    expect(INVITABLE_ROLES.filter((one) => canInvite(actor, one))).toEqual(invite);
    expect(abilities(actor)).toEqual({
      rename,
      setSufficiency: sufficiency,
      seeInvitations: links,
      invite,
      changeRoles: change,
      removeMembers: remove,
    });
  });

  test('never includes inviting somebody into a wider role than one’s own', () => {
    for (const role of ROLES) {
      for (const invited of abilities({ role }).invite) {
        expect(ROLES.indexOf(invited)).toBeGreaterThanOrEqual(ROLES.indexOf(role));
      }
    }
  });
});
