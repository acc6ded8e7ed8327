import { describe, expect, test } from 'vitest';

import { invitationState, leavesNoOwner } from '@/lib/workspaces/rules';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-22T10:00:00.001Z');
const earlier = new Date('2026-11-22T09:59:59.999Z');

describe('a link', () => {
  test.each([
    ['open', { acceptedAt: null, withdrawnAt: null, expiresAt: later }],
    ['expired', { acceptedAt: null, withdrawnAt: null, expiresAt: now }],
    ['expired', { acceptedAt: null, withdrawnAt: null, expiresAt: earlier }],
    ['withdrawn', { acceptedAt: null, withdrawnAt: earlier, expiresAt: later }],
    ['withdrawn', { acceptedAt: null, withdrawnAt: earlier, expiresAt: earlier }],
    ['used', { acceptedAt: earlier, withdrawnAt: null, expiresAt: later }],
    ['used', { acceptedAt: earlier, withdrawnAt: earlier, expiresAt: earlier }],
  ] as const)('is %s', (state, times) => {
    expect(invitationState(times, now)).toBe(state);
  });
});

describe('the last owner', () => {
  test.each([
    ['owner', 'editor', 1, true],
    ['owner', null, 1, true],
    ['owner', 'owner', 1, false],
    ['owner', 'viewer', 2, false],
    ['owner', null, 2, false],
    ['editor', null, 1, false],
    ['viewer', 'editor', 1, false],
  ] as const)('as %s becoming %s among %i owners: leaves none is %s', (role, next, owners, expected) => {
    expect(leavesNoOwner({ role }, next, owners)).toBe(expected);
  });
});
