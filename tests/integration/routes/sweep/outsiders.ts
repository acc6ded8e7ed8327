import type { User } from '@/lib/db/generated/client';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { findGuest } from '@/lib/guests/queries';

import { buildGuest } from '../../../../prisma/factories/guests';
import { testDatabase } from '../../../support/database';
import type { Ids, World } from './world';

/** Tokens of links of guests, by what they open. */
export interface Tokens {
  /** The article of `ids`. */
  open: string;
  /** The other article of the same workspace. */
  elsewhere: string;
  /** An article of another workspace. */
  foreign: string;
  revoked: string;
  expired: string;
  /** Nothing: nobody made it. */
  unknown: string;
}

/** Guests of the world's articles, and the row of users that stands for the first of them. */
export async function letGuestsIn(world: World): Promise<{ tokens: Tokens; user: User }> {
  const db = testDatabase();
  const owner = { userId: world.owner.id, workspaceId: world.workspaceId, role: 'owner' } as const;
  const there = await db.membership.findFirstOrThrow({ where: { userId: world.stranger.id } });
  const stranger = { userId: world.stranger.id, workspaceId: there.workspaceId, role: 'owner' } as const;
  const tokenFor = async (actor: typeof owner, { articleId }: Ids, made = new Date()) => {
    const input = buildGuest({ days: 2, mayComment: true, mayAnswer: true });
    const { token } = await inviteGuest(actor, articleId, input, made);
    return { token, id: input.id };
  };
  const { token: open } = await tokenFor(owner, world.ids);
  const revoked = await tokenFor(owner, world.ids);
  await revokeGuest(owner, world.ids.articleId, revoked.id);
  const lately = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
  const found = await findGuest(open);
  if (!found) throw new Error('The link of the guest was not found.');
  return {
    tokens: {
      open,
      elsewhere: (await tokenFor(owner, world.siblingIds)).token,
      foreign: (await tokenFor(stranger, world.strangerIds)).token,
      revoked: revoked.token,
      expired: (await tokenFor(owner, world.ids, lately)).token,
      unknown: open.split('').toReversed().join(''),
    },
    user: await db.user.findUniqueOrThrow({ where: { id: found.guest.userId } }),
  };
}

/** Every way in which somebody may put the token of a link into a request for something else. */
export function carriersOf(
  token: string,
): { name: string; headers?: Record<string, string>; query?: string }[] {
  const cookie = (name: string) => ({ cookie: `${name}=${token}` });
  return [
    { name: 'a bearer', headers: { authorization: `Bearer ${token}` } },
    { name: 'a header', headers: { 'x-galley-guest': token, 'x-galley-token': token } },
    { name: 'the header of a person', headers: { 'x-galley-person': token, 'x-galley-workspace': token } },
    { name: 'the cookie of a session', headers: cookie('next-auth.session-token') },
    { name: 'a cookie', headers: cookie('galley-guest') },
    { name: 'a query', query: `?token=${token}&guest=${token}&g=${token}` },
    { name: 'where they come from', headers: { referer: `http://127.0.0.1:3000/g/${token}` } },
  ];
}
