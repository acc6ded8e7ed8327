import { describe, expect, test } from 'vitest';

import { linkState, mayOpenAccount } from '@/lib/auth/reset-rules';

describe('mayOpenAccount', () => {
  test.each([
    ['the one workspace is theirs', ['a'], ['a'], true],
    ['all of several are theirs', ['a', 'b'], ['c', 'b', 'a'], true],
    ['one of several is somebody else’s', ['a', 'b'], ['a'], false],
    ['none is theirs', ['a'], [], false],
    ['the person belongs to none', [], ['a'], false],
  ])('when %s', (_, workspaces, owned, may) => {
    expect(mayOpenAccount(workspaces, owned)).toBe(may);
  });
});

describe('linkState', () => {
  const at = (ms: number) => new Date(ms);
  test.each([
    ['open', null, 1001],
    ['expired', null, 1000],
    ['expired', null, 999],
    ['used', at(5), 1001],
    ['used', at(5), 999],
  ] as const)('is %s', (state, usedAt, expires) => {
    expect(linkState({ usedAt, expiresAt: at(expires) }, at(1000))).toBe(state);
  });
});
