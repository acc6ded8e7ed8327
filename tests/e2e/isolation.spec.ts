import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { can, type Ability } from '@/lib/auth/abilities';
import { ROLES, type Actor } from '@/lib/auth/actor';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { removeMember } from '@/lib/workspaces/commands/members';
import { buildGuest } from '../../prisma/factories/guests';
import { expect, test } from './support/test';
import { addressOf, AGREED, makeThings, PAGES, SECRET } from './support/things';

interface PageFacts {
  /** Why it answers those who are not signed in. */
  public?: string;
  /** What it takes beside being a member; whoever lacks it is led elsewhere, or told so in its place. */
  needs?: Ability;
}

const TOKEN = 'Whoever has the link has no account yet, or cannot get into it.';
/** What the pages are that are not open to all members, and to nobody else. */
const FACTS: Record<string, PageFacts> = {
  '/': { public: 'It leads to the articles, which ask who is there.' },
  '/(auth)/confirm-email/[token]': { public: TOKEN },
  '/(auth)/forgot': { public: TOKEN },
  '/(auth)/invite/[token]': { public: TOKEN },
  '/(auth)/reset/[token]': { public: TOKEN },
  '/(auth)/sign-in': { public: 'Signing in begins here.' },
  '/(auth)/sign-up': { public: 'An account begins here.' },
  '/g/[token]': { public: 'A guest has no account; the token of their link is all that they have.' },
  '/(workspace)/activity': { needs: 'log.see_workspace' },
  '/(workspace)/people/[agentId]/merge': { needs: 'agent.edit' },
  '/(workspace)/people/new': { needs: 'agent.edit' },
  '/(workspace)/sources/merge': { needs: 'source.edit' },
  '/(workspace)/sources/new': { needs: 'source.edit' },
  '/(workspace)/work/assign': { needs: 'item.assign' },
};
/** What stands on pages of the workspace, and on no page of another one. */
const TELLS = [SECRET, AGREED, 'The gates', 'Ottilie Brandt', 'Checker Varga'].map((word) =>
  word.toLowerCase(),
);
/** It is for people who belong to no workspace. */
const WELCOME = '/(auth)/welcome';
const forMembers = PAGES.filter((page) => page !== WELCOME && !FACTS[page]?.public);
const CONDITIONS = 5;

test(`${PAGES.length} pages × ${CONDITIONS} conditions: none tells more than it may`, async ({ world }) => {
  test.slow();
  expect(Object.keys(FACTS).filter((page) => !PAGES.includes(page))).toEqual([]);
  const { workspaceId, people } = await world.newTeam(...ROLES);
  const other = (await world.newTeam('owner')).people.owner;
  const removed = (await world.newTeam('editor')).people.editor;
  const nobody = (await world.newProfile()).context.request;
  const owner: Actor = { workspaceId, userId: people.owner.userId, role: 'owner' };
  const maker: Actor = { workspaceId, userId: people.checker.userId, role: 'checker' };
  const things = await makeThings(maker, [people.checker.userId, people.viewer.userId]);
  const link = buildGuest();
  const { token } = await inviteGuest(owner, things['articleId'] ?? '', link);
  const ids: Record<string, string> = { ...things, doubleCheckId: randomUUID(), token };
  const unknown = Object.fromEntries(Object.keys(ids).map((name) => [name, randomUUID()]));

  const ask = async (by: APIRequestContext, page: string, of = ids, headers: Record<string, string> = {}) => {
    const answer = await by.get(addressOf(page, of), { maxRedirects: 0, headers });
    const text = (await answer.text()).toLowerCase();
    expect([page, answer.status() < 500]).toEqual([page, true]);
    return {
      status: answer.status(),
      leads:
        answer
          .headers()
          ['location']?.replace(/^https?:\/\/[^/]*/, '')
          .split('?')[0] ?? null,
      tells: TELLS.filter((word) => text.includes(word)),
    };
  };
  const leadsTo = (page: string) => ({ status: 307, leads: page, tells: [] });

  await test.step('not signed in', async () => {
    for (const page of [...forMembers, WELCOME]) {
      expect([page, await ask(nobody, page)]).toEqual([page, leadsTo('/sign-in')]);
    }
    for (const page of PAGES) {
      if (!FACTS[page]?.public) continue;
      const { tells } = await ask(nobody, page, { ...ids, token: unknown['token'] ?? '' });
      expect([page, tells]).toEqual([page, []]);
    }
  });

  await test.step('another workspace', async () => {
    for (const page of PAGES) {
      const asked = { ...ids, token: unknown['token'] ?? '' };
      const { leads, ...answer } = await ask(other.context.request, page, asked);
      const nothing = await ask(other.context.request, page, unknown);
      expect([page, answer, leads === null]).toEqual([
        page,
        { status: nothing.status, tells: [] },
        nothing.leads === null,
      ]);
    }
  });

  await test.step('too low a role', async () => {
    for (const role of ROLES) {
      for (const page of forMembers) {
        const { needs } = FACTS[page] ?? {};
        const { tells: told, ...rest } = await ask(people[role].context.request, page);
        // Every page of the shell names who reads it.
        const answer = { ...rest, tells: told.filter((word) => word !== people[role].name.toLowerCase()) };
        if (!needs || can({ role }, needs))
          expect([role, page, answer.status]).not.toEqual([role, page, 307]);
        else if (answer.leads === null) expect([role, page, answer.tells]).toEqual([role, page, []]);
        else expect([role, page, answer.status, answer.tells]).toEqual([role, page, 307, []]);
      }
    }
  });

  await test.step('a guest beyond the article', async () => {
    const carried = {
      authorization: `Bearer ${token}`,
      cookie: `next-auth.session-token=${token}; galley-guest=${token}; galley-workspace=${workspaceId}`,
      'x-galley-guest': token,
      referer: `/g/${token}`,
    };
    for (const page of [...forMembers, WELCOME]) {
      expect([page, await ask(nobody, page, ids, carried)]).toEqual([page, leadsTo('/sign-in')]);
    }
    const opened = await ask(nobody, '/g/[token]');
    expect(opened).toMatchObject({ status: 200, tells: ['the gates'] });
    const late = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
    const expired = await inviteGuest(owner, ids['articleId'] ?? '', buildGuest({ days: 1 }), late);
    await revokeGuest(owner, ids['articleId'] ?? '', link.id);
    const nothing = await ask(nobody, '/g/[token]', unknown);
    expect(nothing.tells).toEqual([]);
    expect(await ask(nobody, '/g/[token]')).toEqual(nothing);
    expect(await ask(nobody, '/g/[token]', { ...ids, token: expired.token })).toEqual(nothing);
  });

  await test.step('a removed member, and an ended session', async () => {
    const { userId } = removed;
    await world.db.membership.create({ data: { workspaceId, userId, role: 'editor' } });
    await world.db.membership.deleteMany({ where: { userId, workspaceId: { not: workspaceId } } });
    const [first = ''] = forMembers;
    expect((await ask(removed.context.request, first)).leads).not.toBe('/welcome');
    await removeMember(owner, userId);
    for (const page of forMembers) {
      expect([page, await ask(removed.context.request, page)]).toEqual([page, leadsTo('/welcome')]);
    }
    await world.db.user.update({
      where: { id: people.viewer.userId },
      data: { sessionVersion: { increment: 1 } },
    });
    for (const page of [...forMembers, WELCOME]) {
      expect([page, await ask(people.viewer.context.request, page)]).toEqual([page, leadsTo('/sign-in')]);
    }
  });
});
